// @ts-check
// How long the package takes, against its budgets: against a table written by hand in the same run where it can be, since
// machines differ and are noisy. `cargo xtask bench` runs it.
import { explainBudgets } from './explain.mjs';
import { firstAnswerBudgets } from './first-answer.mjs';
import { firstVisitBudgets } from './first-visit.mjs';
import { watchBudgets } from './watch.mjs';

/**
 * @typedef {object} Budget
 * @property {string} what
 * @property {number} measured
 * @property {number} allowed
 * @property {string} unit
 */

/** @type {Budget[]} */
const budgets = [];
for (const measure of [watchBudgets, explainBudgets, firstAnswerBudgets, firstVisitBudgets]) {
  budgets.push(...(await measure()));
}
console.log(
  `\nNode ${process.version}\n${'what'.padEnd(52)}${'measured'.padStart(9)}${'budget'.padStart(9)}`,
);
for (const { what, measured, allowed, unit } of budgets) {
  const figures = measured.toFixed(measured < 10 ? 1 : 0).padStart(9) + `${allowed}`.padStart(9);
  console.log(`${what.padEnd(52)}${figures} ${unit}${measured > allowed ? '  OVER' : ''}`);
}
const exceeded = budgets.filter(({ measured, allowed }) => !(measured <= allowed));
if (exceeded.length > 0) throw new Error(`over budget: ${exceeded.map(({ what }) => what).join(', ')}`);
