// @ts-check
// The time from opening the page by a link to its answer, at a quarter of this machine's speed.
import { start } from '../web/site.mjs';
import { median } from './rounds.mjs';

const VISITS = 5;
const SLOWER = 4;

/** @returns {Promise<import('./bench.mjs').Budget[]>} */
export async function firstVisitBudgets() {
  const site = await start();
  /** @type {number[]} */
  const samples = [];
  for (let visit = 0; visit < VISITS; visit++) {
    const { page, close } = await site.open({ size: 'large', hash: null });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(() => {
      const seen = new MutationObserver(() => {
        if (!document.querySelector('#answer .candidate')) return;
        performance.mark('answered');
        seen.disconnect();
      });
      seen.observe(document, { childList: true, subtree: true });
    });
    await page.goto(`${site.origin}/?e=30001`, { waitUntil: 'networkidle' });
    samples.push(
      await page.evaluate(() => performance.getEntriesByName('answered')[0]?.startTime ?? Number.NaN),
    );
    await close();
  }
  await site.stop();
  const what = 'first answer of the page, at a quarter of the speed';
  return [{ what, measured: median(samples), allowed: 1500, unit: 'ms' }];
}
