import { packageFor } from './core.js';
import { embedded } from './load/embedded.js';

export * from './types.js';

const entry = packageFor(embedded);

/** Explains what a call of `TTMinis.game` was rejected with. See {@link Explain}. */
export const explain = entry.explain;
/** Explains every error in a pasted log. See {@link ExplainAll}. */
export const explainAll = entry.explainAll;
/** The same with texts in and JSON out. See {@link ExplainJson}. */
export const explainJson = entry.explainJson;
/** Looks at a call before it is made. See {@link Check}. */
export const check = entry.check;
/** Whether, and when, to make the same call again. See {@link ShouldRetry}. */
export const shouldRetry = entry.shouldRetry;
/** Every row of the platform's error reference. See {@link Catalog}. */
export const catalog = entry.catalog;
/** Which core answers, WebAssembly or JavaScript, and why. See {@link Backend}. */
export const backend = entry.backend;
