// @ts-check
// The time from the end of the import to the first answer, in a fresh page.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, serve } from '../support/browser.mjs';
import { root } from '../support/paths.mjs';
import { REFERENCE_MS, work } from './machine.mjs';
import { median } from './rounds.mjs';

const PAGES = 15;
/** A new page keeps the browser itself busy for a while. */
const SETTLING_MS = 500;
const PAGE = 'target/first-answer.html';

/** @returns {Promise<import('./bench.mjs').Budget[]>} */
export async function firstAnswerBudgets() {
  writeFileSync(join(root, PAGE), '<!doctype html><title>first answer</title>');
  const unit = 'ms';
  return [
    { what: 'first answer, in Chromium', measured: await firstAnswer('index'), allowed: 10, unit },
    { what: 'the same, in JavaScript', measured: await firstAnswer('js'), allowed: 15, unit },
  ];
}

/** @param {string} entry */
async function firstAnswer(entry) {
  const server = await serve(root);
  const browser = await launch();
  /** @type {number[]} */
  const samples = [];
  for (let page = 0; page < PAGES; page++) {
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.goto(`${server.origin}/${PAGE}`);
    await tab.waitForTimeout(SETTLING_MS);
    samples.push(
      await tab.evaluate(
        async ({ path, source, rounds }) => {
          const work = new Function(`return ${source}`)();
          const { explain } = await import(path);
          const start = performance.now();
          explain({ errCode: 30001, errMsg: 'User exit' });
          const answered = performance.now() - start;
          work();
          const again = performance.now();
          for (let round = 0; round < rounds; round++) work();
          return (answered * rounds) / (performance.now() - again);
        },
        { path: `/pkg/${entry}.mjs`, source: work.toString(), rounds: 5 },
      ),
    );
    await context.close();
  }
  await browser.close();
  server.close();
  return median(samples) * REFERENCE_MS.chromium;
}
