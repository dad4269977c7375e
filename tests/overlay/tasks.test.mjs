// @ts-check
// What somebody with a phone wants from the overlay, with fingers alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { causeErrors, startStage } from './stage.mjs';

/** @type {import('./stage.mjs').Stage} */
let stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.stop());

/** The words of the buttons in both languages. */
const WORDS = {
  en: {
    badge: /^Failures, open the list/,
    more: 'More',
    report: 'Report for TikTok',
    hide: 'Hide the overlay',
    copied: 'Copied.',
    which: 'Which one was it?',
    exit: /^User exit/,
    expected: 'Expected',
    retry: /only if the player asks/,
    all: /^Failures 18$/,
  },
  zh: {
    badge: /^失败，打开列表/,
    more: '更多',
    report: '给 TikTok 的报告',
    hide: '隐藏浮层',
    copied: '已复制。',
    which: '是哪一种？',
    exit: /^User exit/,
    expected: '正常结果',
    retry: /主动要求时重试/,
    all: /^失败 18$/,
  },
};

for (const language of /** @type {const} */ (['en', 'zh'])) {
  const words = WORDS[language];
  const open = async () => {
    const options = { visible: 'on-first-error', language };
    const opened = await stage.open({ size: 'tall', options });
    await causeErrors(opened.page);
    await opened.settle();
    const { page } = opened;
    const button = (/** @type {string | RegExp} */ name) => page.getByRole('button', { name });
    return { ...opened, button };
  };

  test(`a report is found and sent in three taps: ${language}`, async () => {
    const { page, button, close, faults } = await open();
    await button(words.badge).tap();
    await button(words.more).tap();
    await button(words.report).tap();
    await page.getByText(words.copied, { exact: true }).waitFor();
    const sent = await page.evaluate(() => navigator.clipboard.readText());
    for (const known of ['21100', 'URL not in domain list', 'errMsg', '2026-11-24T14:03:22Z']) {
      assert.ok(sent.includes(known), known);
    }
    assert.ok(!/s3cret/.test(sent));
    assert.deepEqual(faults, []);
    await close();
  });

  test(`the overlay is hidden, stays hidden, and comes back: ${language}`, async () => {
    const { page, button, close, settle } = await open();
    await button(words.badge).tap();
    await button(words.more).tap();
    await button(words.hide).tap();
    await page.evaluate(() => /** @type {any} */ (globalThis).overlay.record({ errCode: 21103 }));
    await settle();
    assert.equal(await button(words.badge).count(), 0);
    for (let tap = 0; tap < 5; tap++) await page.touchscreen.tap(20, 20);
    await page.getByRole('heading', { name: /19$/ }).waitFor();
    await close();
  });

  test(`a code with two meanings is decided where it is read: ${language}`, async () => {
    const { page, button, close } = await open();
    await button(words.badge).tap();
    await button(/^30001 \D*2/).tap();
    await page.getByText(words.which).waitFor();
    await button(words.exit).tap();
    for (const found of [page.getByText(words.expected, { exact: true }), page.getByText(words.retry)]) {
      await found.waitFor();
      const box = await found.boundingBox();
      assert.ok(box && box.y > 0 && box.y + box.height < 844, 'it is seen without scrolling');
    }
    await close();
  });
}
