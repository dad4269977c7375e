// Engines keep copies of the host's functions from the moment they start: Cocos Creator 3 copies each function of the host
// into an object of its own (`cloneObject` in its `pal/minigame`), Cocos Creator 2 into `__globalAdapter`, and LayaAir's
// adapters keep the host. What is called through a copy passes by what was wrapped later.
//
// Looked at is what they leave on the global object: `CocosEngine` and `cc` (Cocos Creator 3 and 2), `__globalAdapter` (the
// adapters of Cocos Creator 2), `Laya` (LayaAir).

const engines: [string, () => unknown][] = [
  [
    'Cocos Creator',
    () =>
      typeof CocosEngine !== 'undefined' ||
      typeof cc !== 'undefined' ||
      typeof __globalAdapter !== 'undefined',
  ],
  ['LayaAir', () => typeof Laya !== 'undefined'],
];

/** @returns the engine that has started already, or nothing */
export function startedEngine(): string | undefined {
  for (let at = 0; at < engines.length; at++) {
    const [name, started] = engines[at] as [string, () => unknown];
    try {
      if (started()) return name;
    } catch {
      // A global that throws is not that of an engine.
    }
  }
  return undefined;
}
