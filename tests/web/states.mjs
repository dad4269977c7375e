// @ts-check
// The states of the page that are looked at in every size and colour scheme.

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ name: string, text?: string, act?: (page: Page) => Promise<void> }} State */

/** A call with as many mistakes as it has places for them. */
export const wrongCall = `TTMinis.game.request({
  url: ' http://user:password@api.exmaple.com:8080/high score%',
  method: 'fetch',
  data: 5,
  header: { Referer: 'https://example.com' },
  timeout: '5',
  success(result) { show(result.data, { at: '}' }); },
})`;

/** The states of the part that checks a call and makes it. @type {readonly State[]} */
export const callStates = [
  { name: 'call-empty', act: check },
  { name: 'call-rule', act: (page) => example(page, 'No https://') },
  { name: 'call-domain', act: (page) => example(page, 'Host not listed') },
  { name: 'call-ad', act: (page) => example(page, 'Ad shown twice') },
  {
    name: 'call-many',
    act: async (page) => {
      await typeCall(page, wrongCall);
      await page
        .getByLabel('Trusted domains', { exact: true })
        .fill('https://api.example.com\nhttps://*.example.net');
    },
  },
  { name: 'call-right', act: (page) => typeCall(page, "request({ url: 'https://api.example.com/score' })") },
  { name: 'call-unread', act: (page) => typeCall(page, 'tt.request({ url: BASE + "/score", data })') },
  { name: 'call-misread', act: (page) => typeCall(page, "request({ url: 'https://api.example.com") },
  {
    name: 'call-long',
    act: async (page) => {
      await typeCall(page, `request({ url: ' https://api.example.com/${'a'.repeat(2000)}' })`);
      await page.getByLabel('Trusted domains', { exact: true }).fill(`https://${'b'.repeat(200)}.example`);
    },
  },
  { name: 'call-failed', act: (page) => make(page, 'network/21100') },
  { name: 'call-failed-ad', act: (page) => make(page, 'ad.show/30001') },
  { name: 'call-succeeded', act: (page) => make(page, '') },
  {
    name: 'known-with-call',
    act: async (page) => {
      await example(page, 'Host not listed');
      await page.getByRole('link', { name: 'Explain' }).click();
      await page.getByRole('textbox', { name: 'Error', exact: true }).fill('{"errCode":21100}');
    },
  },
];

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
  { name: 'unknown', text: '{"errCode":21104,"errMsg":"request:fail Request timeout"}' },
  { name: 'unknown-nothing-near', text: '{"errCode":777777777777777777777777777777777777777777777}' },
  { name: 'unrecognized', text: 'level loaded, all good' },
  { name: 'web-page', text: '<html><head><title>502 Bad Gateway</title></head><body></body></html>' },
  { name: 'axios', text: 'AxiosError: Request failed with status code 502' },
  {
    name: 'log',
    text: '[12:01] request:fail url not in domain list\n{\n  "errCode": 30001,\n  "errMsg": "User exit"\n}\n21104',
  },
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
  ...callStates,
];

/**
 * Brings the page into a state.
 *
 * @param {Page} page
 * @param {State} state
 */
export async function enter(page, state) {
  if (state.text !== undefined) await page.locator('#error').fill(state.text);
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

/**
 * Goes to the part that checks a call.
 *
 * @param {Page} page
 */
export async function check(page) {
  await page.getByRole('link', { name: 'Check a call' }).click();
  await page.getByLabel('Your call', { exact: true }).waitFor();
}

/**
 * @param {Page} page
 * @param {string} name
 */
export async function example(page, name) {
  await check(page);
  await page.getByRole('button', { name: `Example call: ${name}` }).click();
}

/**
 * @param {Page} page
 * @param {string} code
 */
export async function typeCall(page, code) {
  await check(page);
  await page.getByLabel('Your call', { exact: true }).fill(code);
}

/**
 * Makes a right call with a fault.
 *
 * @param {Page} page
 * @param {string} fault - the id of its row; empty for none
 */
export async function make(page, fault) {
  await typeCall(page, "request({ url: 'https://api.example.com/score' })");
  await page.getByLabel('How it fails').selectOption(fault);
  await page.getByRole('button', { name: 'Make the call' }).click();
  await page.locator(fault ? '#outcome-answer .answer-head .badge' : '#outcome .arrived').waitFor();
  await page.locator('#outcome').evaluate((outcome) => outcome.scrollIntoView());
}
