import { packageFor } from './core.js';
import { embedded } from './embedded.js';

export * from './types.js';

const entry = packageFor(embedded);

/** Explains what a call of `TTMinis.game` was rejected with. See {@link Explain}. */
export const explain = entry.explain;
/** The same with texts in and JSON out. See {@link ExplainJson}. */
export const explainJson = entry.explainJson;
/** Every row of the platform's error reference. See {@link Catalog}. */
export const catalog = entry.catalog;
/** Which core answers, WebAssembly or JavaScript, and why. See {@link Backend}. */
export const backend = entry.backend;
