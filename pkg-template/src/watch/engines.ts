// Engines copy the functions of `TTMinis.game` as they start, and calls through a copy bypass `watch`. Cocos Creator 3
// does so in `cloneObject` of its `pal/minigame`, Cocos Creator 2 in `__globalAdapter`. LayaAir's adapters keep the object.

/** Tells by its globals which engine has started. A global that throws belongs to no engine. */
export function startedEngine(): string | undefined {
  try {
    if (typeof CocosEngine !== 'undefined' || typeof cc !== 'undefined') return 'Cocos Creator';
    if (typeof __globalAdapter !== 'undefined') return 'Cocos Creator';
  } catch {}
  try {
    if (typeof Laya !== 'undefined') return 'LayaAir';
  } catch {}
  return undefined;
}
