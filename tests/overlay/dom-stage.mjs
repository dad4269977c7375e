// @ts-check
// What the tests of the overlay in a page share: a page for each test, and the parts of the overlay in it.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startStage } from './stage.mjs';

/** @typedef {import('./stage.mjs').Page} Page */
/** @typedef {import('./stage.mjs').Asked} Asked */

/** @type {import('./stage.mjs').Stage} */
let stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.stop());

export const FAULT = "overlay.record({ errCode: 21103, errMsg: 'Request timeout' }, { api: 'request' })";
export const OUTCOME = "overlay.record({ errCode: 30001, errMsg: 'User exit' }, { api: 'ad.show' })";
/** Longer than the overlay waits before it shows what came in. */
export const SOON = 260;
/** In what follows, a device pixel is one of CSS: pictures are smaller. */
const ratio = 1;
/** How large the badge is for a finger. */
export const square = { width: 44, height: 44 };

/**
 * Opens a page, runs a test in it, and expects that nothing went wrong on the way.
 *
 * @param {(page: Page, opened: import('./stage.mjs').Opened) => Promise<void>} run
 * @param {Asked} [asked]
 */
export async function onPage(run, asked) {
  const opened = await stage.open({ ratio, options: { visible: 'always' }, ...asked });
  opened.page.setDefaultTimeout(8000);
  try {
    await run(opened.page, opened);
    assert.deepEqual(opened.faults, []);
  } finally {
    await opened.close();
  }
}

/** @param {Page} page */
export const badge = (page) => page.locator('[part~=badge]');
/** @param {Page} page */
export const panel = (page) => page.getByRole('dialog');
/** @param {Page} page */
export const rows = (page) => page.locator('[part~=row]');
/** @param {Page} page */
export const content = (page) => page.locator('[part=content]');
/** @param {Page} page @param {string | RegExp} name */
export const button = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' });
/** What can be tapped in a menu, in the details or in the report. @param {Page} page */
export const choices = (page) => page.locator('[part~=choice]');
/** The button of a filter. @param {Page} page @param {'Call' | 'Side'} name */
export const chip = (page, name) => button(page, new RegExp(`^${name}: `));
/** Opens the menu of a filter and takes a row of it. @param {Page} page @param {'Call' | 'Side'} name @param {string} value */
export async function filter(page, name, value) {
  await chip(page, name).click();
  await choices(page).filter({ hasText: value }).click();
}
/** Takes a row of the menu "More". @param {Page} page @param {string} name */
export async function act(page, name) {
  await button(page, 'More').click();
  await choices(page).filter({ hasText: name }).click();
}
/** The text of the content. @param {Page} page */
export const shown = async (page) => String(await content(page).textContent());
/** @param {Page} page */
export const elements = (page) => page.locator('ttminis-explain-overlay').count();
/** What has the focus: the part within the overlay, else the element of the page. @param {Page} page */
export const focused = (page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    return active?.shadowRoot?.activeElement?.getAttribute('part') ?? active?.tagName;
  });
/** Leaves the place of the badge as it was when the page was new. @param {Page} page */
export const boxOf = async (page) => {
  const box = await badge(page).boundingBox();
  assert.ok(box);
  return box;
};

/** @param {Page} page @param {number} x @param {number} y @param {number} times */
export async function tap(page, x, y, times) {
  for (let at = 0; at < times; at++) await page.mouse.click(x, y);
}

/** Lets the clock of the page go forward. @param {Page} page @param {number} ms */
export const pass = (page, ms) =>
  page.evaluate((more) => {
    const now = Date.now;
    Date.now = () => now() + more;
  }, ms);
