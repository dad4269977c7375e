import words from '#data/words-zh';
import overlay from '#data/words-zh-overlay';
import type { Language } from './types.js';

export type { Language } from './types.js';

/** Chinese, for `explain`, `check`, `watch` and `createOverlay`: `explain(error, { language: zh })`. */
export const zh: Language = /* @__PURE__ */ Object.freeze({
  name: 'zh',
  words: /* @__PURE__ */ Object.assign({}, words, overlay),
});
