// @ts-check
// The states of the page that are looked at in every size and colour scheme.

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ name: string, text?: string, act?: (page: Page) => Promise<void> }} State */

/** @type {readonly State[]} */
export const states = [
  { name: 'empty' },
  { name: 'known', text: '{"errCode":21100,"errMsg":"request:fail URL not in domain list"}' },
  { name: 'expected', text: '{"errCode":30001,"errMsg":"User exit"}' },
  {
    name: 'likely',
    text: '[net] request:fail Move file failed, url == https://cdn.example.com/level-7.json',
  },
  { name: 'http', text: '{"errCode":404}' },
  { name: 'abort', text: '{"errCode":600003}' },
  {
    name: 'aborted',
    text: '{"errCode":600003}',
    act: (page) => page.getByLabel('yes', { exact: true }).check(),
  },
  { name: 'ambiguous-by-call', text: '30001' },
  { name: 'ambiguous-by-message', text: '21101' },
  { name: 'ambiguous-by-code', text: 'Server error' },
  { name: 'contradiction', text: '{"errCode":21100,"errMsg":"Move file failed"}' },
  {
    name: 'wrong-call',
    text: '{"errCode":30001,"errMsg":"User exit"}',
    act: async (page) => {
      await page.getByLabel('Which call failed?').selectOption('request');
    },
  },
  { name: 'bad-code', text: '{"errCode":"abc","errMsg":"User exit"}' },
  { name: 'unknown', text: '{"errCode":21104,"errMsg":"request:fail unexpected state"}' },
  { name: 'unknown-nothing-near', text: '{"errCode":777777777777777777777777777777777777777777777}' },
  { name: 'unrecognized', text: 'level loaded, all good' },
  { name: 'success', text: '{"errCode":0,"errMsg":"request:ok"}' },
  {
    name: 'hostile-markup',
    text: '<img src=x onerror="document.title=1">{"errCode":99,"errMsg":"<b>bold</b>"}',
  },
  { name: 'hostile-long', text: `{"errCode":99,"errMsg":"${'a'.repeat(3000)}"}` },
  {
    name: 'hostile-long-url',
    text: `request:fail URL not in domain list, url == https://x.example/${'a'.repeat(600)}`,
  },
  { name: 'hostile-rtl', text: '{"errCode":99,"errMsg":"\u202eنص من اليمين إلى اليسار \u2067שלום"}' },
  {
    name: 'as-code',
    text: '30001',
    act: async (page) => {
      await page.getByText('As code', { exact: true }).click();
      await page.locator('.as-code').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'row',
    act: (page) => page.evaluate(() => location.assign('#network/21101/move-file-failed')),
  },
  { name: 'search', act: (page) => search(page, 'path') },
  { name: 'search-empty', act: (page) => search(page, 'zebra') },
];

/**
 * Brings the page into a state.
 *
 * @param {Page} page
 * @param {State} state
 */
export async function enter(page, state) {
  if (state.text !== undefined)
    await page.getByRole('textbox', { name: 'Error', exact: true }).fill(state.text);
  await state.act?.(page);
}

/**
 * @param {Page} page
 * @param {string} query
 */
async function search(page, query) {
  await page.getByRole('searchbox').fill(query);
  await page.locator('#all-errors').evaluate((section) => section.scrollIntoView());
}
