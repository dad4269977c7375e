// @ts-check
// The page, as a developer uses it: `cargo xtask test web` builds it first.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { catalog, explain } from 'ttminis-explain';
import { screenshots, sizes, start } from './site.mjs';
import { enter, states } from './states.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./site.mjs').Size} Size */
/** @typedef {import('./site.mjs').Scheme} Scheme */

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => {
  site = await start();
});
after(() => site?.stop());

/**
 * Opens the page, runs a test in it, and expects that nothing went wrong on the way.
 *
 * @param {(page: Page) => Promise<void>} run
 * @param {Parameters<typeof site.open>[0]} [options]
 */
async function onPage(run, options) {
  const { page, faults, close } = await site.open(options);
  try {
    await run(page);
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
}

/** @param {Page} page @param {string} [lang] */
const field = (page, lang = 'en') =>
  page.getByRole('textbox', { name: lang === 'en' ? 'Error' : '错误', exact: true });
/** @param {Page} page */
const call = (page) => page.getByRole('combobox', { name: 'Which call failed?' });
/** @param {Page} page */
const answer = (page) => page.locator('#answer');
/** @param {Page} page */
const title = (page) => page.locator('#answer-title');
/** @param {Page} page */
const badge = (page) => answer(page).locator('.badge');
/** @param {Page} page */
const abortQuestion = (page) => page.getByRole('group', { name: 'Did the game call abort()?' });
/** @param {Page} page */
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe('the answer', () => {
  test('a pasted JSON text gives one answer', () =>
    onPage(async (page) => {
      const text = '{"errCode":30001,"errMsg":"User exit"}';
      await field(page).fill(text);
      assert.equal(await badge(page).textContent(), 'Certain');
      assert.match(String(await title(page).textContent()), /^30001 User exit/);
      assert.equal(await answer(page).locator('.candidate').count(), 0);
      const card = String(await answer(page).textContent());
      const explanation = explain(text);
      assert.equal(explanation.status, 'known');
      assert.ok(card.includes(explanation.meaning));
      for (const step of explanation.steps) assert.ok(card.includes(step.text), step.text);
      for (const fact of explanation.facts) assert.ok(card.includes(fact.value), fact.value);
      assert.ok(card.includes('Nothing is broken'));
    }));

  test('one line under the title says whose side it is on, and whether to retry', () =>
    onPage(async (page) => {
      for (const [text, verdict] of /** @type {const} */ ([
        ['{"errCode":21100,"errMsg":"URL not in domain list"}', 'Your side · Retry: no'],
        ['{"errCode":30001,"errMsg":"User exit"}', 'Nothing is broken · Retry: if the player asks'],
        [
          '{"errCode":600003,"errMsg":"Network interrupted error"}',
          'The player’s network · Retry: it depends',
        ],
      ])) {
        await field(page).fill(text);
        assert.equal(await answer(page).locator('.verdict').textContent(), verdict);
      }
    }));

  test('every error of a log has an answer', () =>
    onPage(async (page) => {
      await field(page).fill(
        '[12:01] request:fail url not in domain list\nscore 5\n30001 User exit\n[12:02] 21103 Request timeout',
      );
      assert.match(String(await title(page).textContent()), /^21100/);
      const further = page.locator('#further');
      assert.equal(await page.locator('#overview h2').textContent(), '3 errors in this text');
      assert.match(String(await page.locator('#answer-2').textContent()), /30001.*User exit/);
      assert.match(String(await page.locator('#answer-3').textContent()), /21103.*Request timeout/);
      await field(page).fill('30001');
      assert.equal(await further.isVisible(), false);
    }));

  test('what is said of an error of a log is about that error', () =>
    onPage(async (page) => {
      const axios = 'AxiosError: Request failed with status code 502';
      await field(page).fill(`request:fail Request timeout\n{"errCode":30001}\n${axios}`);
      assert.doesNotMatch(String(await page.locator('#answer').textContent()), /axios|502/);
      assert.match(String(await page.locator('#answer-3').textContent()), /error of axios.*502/);
      assert.match(String(await page.locator('#overview').textContent()), /Line 2: 30001 Ad .* or User exit/);
    }));

  test('a link to an answer opens it, and only a press of its button makes one', () =>
    onPage(async (page) => {
      const text = '{"errCode":30001,"errMsg":"User exit"}';
      await field(page).fill(text);
      assert.equal(new URL(page.url()).search, '');
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await answer(page).getByRole('button', { name: 'Copy a link to this answer' }).click();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(new URL(link).searchParams.get('e'), text);
      await page.goto(link);
      assert.equal(await field(page).inputValue(), text);
      assert.match(String(await title(page).textContent()), /^30001 User exit/);
    }));

  test('a shared code gives candidates, and a press of a button decides', () =>
    onPage(async (page) => {
      await field(page).fill('{"errCode":30001}');
      assert.equal(await badge(page).textContent(), 'Could be one of two');
      const ids = await answer(page)
        .locator('.candidate')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-id')));
      assert.deepEqual(ids, ['ad.init/30001', 'ad.show/30001']);
      assert.equal(await page.getByText('Which call failed?').filter({ visible: true }).count(), 1);
      await page.getByRole('button', { name: 'Showing the ad' }).click();
      assert.equal(await badge(page).textContent(), 'Certain');
      assert.match(String(await title(page).textContent()), /User exit/);
      assert.equal(await call(page).inputValue(), 'ad.show');
      // The button is gone: whoever pressed it goes on at the answer.
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'answer-title');
    }));

  test('candidates stand side by side on a desktop and below each other on a phone', async () => {
    for (const [size, beside] of /** @type {const} */ ([
      ['desktop', true],
      ['phone', false],
    ])) {
      await onPage(
        async (page) => {
          await field(page).fill('30001');
          const [first, second] = await answer(page)
            .locator('.candidate')
            .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
          assert.equal(first === second, beside, size);
        },
        { size },
      );
    }
  });

  test('log lines and bare codes are explained as they are', () =>
    onPage(async (page) => {
      for (const [text, expected] of [
        ["[ad] show failed {errCode: 30001, errMsg: 'User exit'}", /^30001 User exit/],
        [
          '[net] request:fail URL not in domain list, url == https://a.example/b',
          /^21100 URL not in domain list/,
        ],
        ['21103', /^21103 Request timeout/],
        ['404', /^404 Server error/],
        ['50103', /^50103 Server Error/],
      ]) {
        await field(page).fill(String(text));
        assert.match(String(await title(page).textContent()), /** @type {RegExp} */ (expected));
      }
    }));

  test('typing updates the answer with every letter, and Enter only adds a line', () =>
    onPage(async (page) => {
      await field(page).click();
      await page.keyboard.type('30001');
      assert.match(String(await title(page).textContent()), /^30001 can mean 2 things/);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      assert.match(String(await title(page).textContent()), /^30001 can mean 2 things/);
      assert.equal(await field(page).inputValue(), '30001\n');
    }));

  test('an unlisted code is unknown, and its neighbours are not presented as the answer', () =>
    onPage(async (page) => {
      await field(page).fill('{"errCode":21104,"errMsg":"Request timeout"}');
      assert.equal(await badge(page).textContent(), 'Not in the reference');
      const nearest = answer(page).locator('.nearest');
      assert.match(String(await nearest.textContent()), /Similar codes, not the same error/);
      assert.equal(await answer(page).locator('.guidance').count(), 0);
      await nearest.getByRole('link', { name: '21103 Request timeout' }).click();
      const row = page.locator('[id="network/21103"]');
      assert.equal(await row.getAttribute('aria-current'), 'true');
      assert.equal(await row.locator('details').getAttribute('open'), '');
    }));

  test('something else is not taken for an error of the platform', () =>
    onPage(async (page) => {
      for (const text of ['level loaded, all good', '{"errCode":0,"errMsg":"request:ok"}']) {
        const explanation = explain(text);
        assert.equal(explanation.status, 'unrecognized');
        await field(page).fill(text);
        assert.equal(await badge(page).textContent(), 'Not a platform error');
        assert.ok(String(await answer(page).textContent()).includes(explanation.reason));
      }
    }));

  test('a contradiction is shown before the candidates', () =>
    onPage(async (page) => {
      await field(page).fill('{"errCode":21100,"errMsg":"Move file failed"}');
      const problems = answer(page).locator('.problems');
      assert.match(String(await problems.textContent()), /21100/);
      const above = await answer(page).evaluate((section) => {
        const problem = section.querySelector('.problems');
        const candidate = section.querySelector('.candidate');
        return (
          problem && candidate && problem.getBoundingClientRect().top < candidate.getBoundingClientRect().top
        );
      });
      assert.equal(above, true);
      // Each candidate has the code of its row, not the one that came in.
      assert.match(
        String(await answer(page).locator('.candidate h3').nth(1).textContent()),
        /^21101 Move file failed/,
      );
    }));

  test('a call that does not fit can be taken back', () =>
    onPage(async (page) => {
      await field(page).fill('{"errCode":30001,"errMsg":"User exit"}');
      await call(page).selectOption('request');
      await page.getByRole('button', { name: 'Ask again without the call' }).click();
      assert.equal(await call(page).inputValue(), '');
      assert.equal(await answer(page).locator('.problems').count(), 0);
    }));

  test('abort() is asked about when it matters, and only then', () =>
    onPage(async (page) => {
      await field(page).fill('21103');
      assert.equal(await abortQuestion(page).count(), 0);
      await field(page).fill('600003');
      assert.equal(await abortQuestion(page).count(), 1);
      const retry = answer(page).locator('.terms div', { hasText: 'Try again?' });
      assert.match(String(await retry.textContent()), /If your game called abort\(\).*If it did not/);
      await page.getByRole('radio', { name: 'yes' }).check();
      assert.match(String(await answer(page).textContent()), /Nothing is broken/);
      assert.doesNotMatch(String(await retry.textContent()), /up to 3 times/);
      assert.equal(await abortQuestion(page).count(), 1, 'the answer can be changed');
      await page.getByRole('radio', { name: 'no', exact: true }).check();
      assert.match(String(await retry.textContent()), /yes, up to 3 times/);
      // The answer belongs to this error: it must not decide the next one.
      await field(page).fill('21103');
      await field(page).fill('600003');
      assert.equal(await page.getByRole('radio', { name: 'don’t know' }).isChecked(), true);
    }));

  test('the choice of the call is passed on', () =>
    onPage(async (page) => {
      await field(page).fill('10001');
      await page.getByRole('button', { name: 'Creating the ad' }).click();
      const shown = explain('10001', { api: 'ad.init' });
      assert.ok(shown.status === 'known' && String(await title(page).textContent()).includes(shown.title));
      await call(page).selectOption('ad.show');
      assert.match(String(await title(page).textContent()), /^10001 Invalid parameter/);
      await call(page).selectOption('');
      assert.equal(await badge(page).textContent(), 'Could be one of two');
    }));

  test('an HTTP status of an ad or of a request is decided by the call', () =>
    onPage(async (page) => {
      await field(page).fill('500');
      assert.equal(await badge(page).textContent(), 'Could be one of two');
      await page.getByRole('button', { name: 'downloadFile' }).click();
      assert.match(String(await title(page).textContent()), /^500 Server error/);
    }));

  test('examples fill the field, and Clear brings the empty state back', () =>
    onPage(async (page) => {
      assert.match(String(await title(page).textContent()), /What it means/);
      const expected = [
        ['JSON', 'Certain'],
        ['30001', 'Could be one of two'],
        ['Log line', 'Likely'],
        ['HTTP 404', 'Certain'],
        ['Unlisted code', 'Not in the reference'],
      ];
      for (const [name, status] of expected) {
        await page.getByRole('button', { name: `Example: ${name}` }).click();
        assert.equal(await badge(page).textContent(), status, name);
      }
      await call(page).selectOption('request');
      await page.getByRole('button', { name: 'Clear the error' }).click();
      assert.equal(await field(page).inputValue(), '');
      assert.equal(await page.locator('#api').inputValue(), '');
      assert.match(String(await title(page).textContent()), /What it means/);
    }));

  test('the empty state offers the codes that have several meanings', () =>
    onPage(async (page) => {
      await answer(page).getByRole('button', { name: '50000' }).click();
      assert.equal(await badge(page).textContent(), 'Could be one of two');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'answer-title');
    }));

  test('the explanation can be copied, and the line of code', () =>
    onPage(async (page) => {
      await field(page).fill('30001');
      await page.getByRole('button', { name: 'Copy the explanation as text' }).click();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), explain('30001').text);
      await page.getByRole('button', { name: 'Showing the ad' }).click();
      await answer(page).getByText('As code', { exact: true }).click();
      assert.equal(
        await answer(page).locator('.as-code code').textContent(),
        "explain(error, { api: 'ad.show' })",
      );
      const json = String(await answer(page).locator('.as-code pre').textContent());
      assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify(explain('30001', { api: 'ad.show' }))));
      await page.getByRole('button', { name: 'Copy the code' }).click();
      assert.equal(
        await page.evaluate(() => navigator.clipboard.readText()),
        "explain(error, { api: 'ad.show' })",
      );
    }));

  test('without a clipboard, as over plain http in a local network, copying works too', () =>
    onPage(async (page) => {
      await page.evaluate(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
        document.addEventListener('copy', () => {
          document.title = String(/** @type {HTMLTextAreaElement} */ (document.activeElement).value);
        });
      });
      await field(page).fill('30001');
      await page.getByRole('button', { name: 'Copy the explanation as text' }).click();
      assert.equal(await page.title(), explain('30001').text);
    }));

  test('screen readers hear the short result, once typing rests', () =>
    onPage(async (page) => {
      await field(page).fill('{"errCode":30001,"errMsg":"User exit"}');
      const status = page.locator('#status');
      await page.waitForFunction(() => document.getElementById('status')?.textContent !== '');
      assert.equal(await status.textContent(), 'Certain: 30001 User exit');
      assert.equal(await status.getAttribute('role'), 'status');
    }));

  test('what was asked never gets into the address', () =>
    onPage(async (page) => {
      await field(page).fill('{"errCode":30001,"errMsg":"secret"}');
      await call(page).selectOption('ad.show');
      assert.equal(page.url(), `${site.origin}/`);
      await answer(page).getByRole('link', { name: 'Show it in the list of all errors' }).click();
      assert.equal(page.url(), `${site.origin}/#ad.show/30001`);
      assert.match(await field(page).inputValue(), /secret/);
    }));
});

describe('what is pasted', () => {
  const log = [
    'level 404 loaded',
    '[12:01] request:fail url not in domain list, url == https://a.example/b',
    'score 30001',
    '{',
    '  "errCode": 30001,',
    '  "errMsg": "User exit"',
    '}',
    '21103 Request timeout',
  ];

  test('each error is marked in its line, which leads to the answer and back', () =>
    onPage(async (page) => {
      await field(page).fill(log.join('\n'));
      assert.deepEqual(await page.locator('#overview a').allTextContents(), [
        'Line 2: 21100 URL not in domain list',
        'Line 5: 30001 User exit',
        'Line 8: 21103 Request timeout',
      ]);
      assert.deepEqual(await page.locator('#overview li').nth(1).locator('mark').allTextContents(), [
        '30001',
        'User exit',
      ]);
      await page.getByRole('link', { name: 'Line 8: 21103 Request timeout' }).click();
      assert.equal(await page.locator('#answer-3').evaluate((one) => one.matches(':target')), true);
      await page.locator('#answer-3').getByRole('link', { name: 'Show line 8 of your text' }).click();
      assert.equal(await page.locator('#line-8').evaluate((one) => one.matches(':target')), true);
      assert.equal(await page.locator('#part-explain').isVisible(), true);
    }));

  test('one error is marked where the answer says what it was read from', () =>
    onPage(async (page) => {
      const marks = answer(page).locator('mark');
      await field(page).fill('{"errCode":30001,"errMsg":"User exit"}');
      assert.deepEqual(await marks.allTextContents(), ['30001', 'User exit']);
      // Where a number stands twice, no one can tell which is meant: only the line is shown.
      await field(page).fill('{"errCode":21103,"at":21103}');
      assert.deepEqual(await marks.allTextContents(), []);
      assert.match(String(await answer(page).locator('.in-text').textContent()), /"at":21103/);
    }));

  for (const [name, text, expected] of [
    [
      'the page of a proxy',
      '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body></html>',
      /Possible.*502 Server error.*request or downloadFile.*Your side/,
    ],
    ['a page without a status', '<!DOCTYPE html><html><title>Login</title></html>', /This is a web page[^:]/],
    [
      'an uncaught error with its stack',
      "Uncaught TypeError: Cannot read properties of undefined (reading 'score')\n    at save (game.js:1:2)",
      /Not a platform error.*This is a JavaScript error/,
    ],
    [
      'an error of axios with a status',
      'AxiosError: Request failed with status code 502',
      /502 Server error.*error of axios, which names the HTTP status 502/,
    ],
    [
      'an error of axios',
      'AxiosError: Network Error',
      /error of axios: the platform’s own code is not in it/,
    ],
  ]) {
    test(`${name} is recognised`, () =>
      onPage(async (page) => {
        await field(page).fill(String(text));
        assert.match(String(await answer(page).textContent()), /** @type {RegExp} */ (expected));
      }));
  }
});

describe('on a phone', () => {
  for (const size of /** @type {Size[]} */ (['small', 'large'])) {
    test(`${size}: the field begins within the first 120 pixels, in both languages`, async () => {
      for (const lang of ['en', 'zh']) {
        await onPage(
          async (page) => {
            const box = await field(page, lang).boundingBox();
            assert.ok(box && box.y < 120 && box.height >= 44, JSON.stringify(box));
            assert.ok((await overflow(page)) <= 0);
          },
          { size, hash: `?lang=${lang}` },
        );
      }
    });
  }

  for (const [text, size] of /** @type {[string, Size][]} */ ([
    ['30001', 'large'],
    ['{"errCode":30001,"errMsg":"User exit"}', 'large'],
    ['{"errCode":30001,"errMsg":"User exit"}', 'small'],
  ])) {
    test(`${size}: whose side, what to do and whether to retry are in view once ${text} is pasted`, async () => {
      for (const lang of ['en', 'zh']) {
        await onPage(
          async (page) => {
            await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
            await field(page, lang).focus();
            await page.keyboard.press('ControlOrMeta+V');
            await page.waitForTimeout(200);
            const parts = await answer(page).evaluate((section) =>
              [...section.querySelectorAll('.verdict, .meaning, .candidate > p, .steps li')].map((part) => {
                const { top, bottom } = part.getBoundingClientRect();
                return { text: String(part.textContent), inView: top >= 0 && bottom <= innerHeight };
              }),
            );
            assert.ok(parts.length >= 4);
            assert.deepEqual(
              parts.filter(({ inView }) => !inView),
              [],
            );
          },
          { size, hash: `?lang=${lang}` },
        );
      }
    });
  }
});

describe('the language', () => {
  /** @param {Page} page @param {string} name */
  const speaks = (page, name) =>
    page.waitForFunction(
      (wanted) => document.querySelector('.row') && document.documentElement.lang === wanted,
      name,
    );

  test('follows the browser, then the choice, and the address wins', async () => {
    const { page, close } = await site.open({ locale: 'zh-CN' });
    try {
      await speaks(page, 'zh');
      await field(page, 'zh').fill('{"errCode":30001,"errMsg":"User exit"}');
      assert.match(String(await answer(page).textContent()), /玩家没看完就关闭了广告/);
      await page.getByRole('button', { name: 'English' }).click();
      // What was typed stays, and is explained in the other language.
      await speaks(page, 'en');
      assert.match(String(await answer(page).textContent()), /The player closed the ad/);
      await page.reload();
      await speaks(page, 'en');
      await page.goto(`${site.origin}/?lang=zh`);
      await speaks(page, 'zh');
    } finally {
      await close();
    }
  });

  test('without storage, the page works all the same', () =>
    onPage(async (page) => {
      await page.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new Error('refused');
          },
        });
      });
      await page.reload();
      await page.getByRole('button', { name: '中文' }).click();
      await speaks(page, 'zh');
    }));

  test('the call that was typed stays', () =>
    onPage(
      async (page) => {
        await page.getByLabel('Call', { exact: true }).selectOption('ad.show');
        await page.locator('#arg-adUnitId').fill(' 7301 ');
        await page.getByLabel('yes, it was shown').check();
        await page.getByRole('button', { name: '中文' }).click();
        await speaks(page, 'zh');
        assert.equal(await page.locator('#arg-adUnitId').inputValue(), ' 7301 ');
        assert.equal(await page.getByLabel('展示过', { exact: true }).isChecked(), true);
        assert.match(String(await page.locator('#findings').textContent()), /个错误|个警告/);
      },
      { hash: '#check' },
    ));

  test('in Chinese, no sentence of the page is left in English', () =>
    onPage(
      async (page) => {
        for (const text of [
          '30001',
          '21101',
          '{"errCode":21100,"errMsg":"Move file failed"}',
          'hello',
          '600003',
        ]) {
          await field(page, 'zh').fill(text);
          const titles = catalog().map((entry) => entry.title);
          const rest = await page.locator('body').evaluate((body, official) => {
            const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) {
              const element = walker.currentNode.parentElement;
              // Titles of the reference and code stay as they are.
              if (
                element?.closest(
                  'h2 a, h3, h4, code, pre, option, script, noscript, mark, .facts, .fine, [lang=en], h1',
                )
              )
                continue;
              const sentence = String(walker.currentNode.textContent).replace(/“[^”]*”/g, '');
              if (official.includes(sentence.trim())) continue;
              if (/[a-z]+ [a-z]+ [a-z]+/i.test(sentence) || /[\u4e00-\u9fff][,;:?!]/.test(sentence))
                found.push(sentence);
            }
            return found;
          }, titles);
          assert.deepEqual(rest, []);
        }
      },
      { hash: '?lang=zh' },
    ));
});

describe('the first visit', () => {
  test('loads no more than 110 KB', async () => {
    const { page, close } = await site.open({ size: 'large', hash: null });
    try {
      /** @type {import('playwright-core').Response[]} */
      const responses = [];
      const collect = (/** @type {import('playwright-core').Response} */ response) =>
        void responses.push(response);
      page.on('response', collect);
      await page.goto(`${site.origin}/?e=30001`, { waitUntil: 'networkidle' });
      // The service worker may ask for more later, and a body cannot be read once the page is closed.
      page.off('response', collect);
      const sizes = new Map();
      for (const response of responses)
        sizes.set(response.url(), brotliCompressSync(await response.body()).length);
      assert.equal(await answer(page).locator('.candidate').count(), 2);
      const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      console.log(`first visit: ${total} bytes in ${sizes.size} files`);
      assert.ok(total <= 110_000, `${total} bytes`);
    } finally {
      await close();
    }
  });
});

describe('a wide window', () => {
  test('has the list beside the answer, and uses its width', () =>
    onPage(
      async (page) => {
        await field(page).fill('30001');
        const [left, right] = await page.evaluate(() =>
          ['#answer', '#all-errors'].map((one) => document.querySelector(one)?.getBoundingClientRect()),
        );
        assert.ok(left && right && right.left >= left.right && right.top < left.bottom);
        assert.ok(right.right - left.left > 1500, `${right.right - left.left}`);
        // The list scrolls by itself, so that the answer stays.
        await page.evaluate(() => location.assign('#ad.show/50101'));
        assert.equal(await title(page).isVisible(), true);
      },
      { size: 'wide' },
    ));
});

describe('the list of all errors', () => {
  test('every row is listed once, with its guidance', () =>
    onPage(async (page) => {
      const shown = await page
        .locator('.row')
        .evaluateAll((rows) => rows.map((row) => ({ id: row.id, text: String(row.textContent) })));
      assert.deepEqual(
        shown.map((row) => row.id),
        catalog().map((entry) => entry.id),
      );
      for (const [at, entry] of catalog().entries()) {
        const text = shown[at]?.text ?? '';
        const side = {
          developer: 'Your side',
          'tiktok-client': 'TikTok’s app',
          'tiktok-server': 'TikTok’s server',
          network: 'The player’s network',
          nobody: 'Nothing is broken',
        }[entry.side];
        const expected = [String(entry.code), entry.title, entry.meaning, ...entry.aliases];
        expected.push(side);
        expected.push(...entry.steps.map((step) => step.text), ...entry.facts.map((fact) => fact.value));
        for (const part of expected) assert.ok(text.includes(part), `${entry.id}: ${part}`);
      }
    }));

  test('the rows are compact: no code is broken into pieces', async () => {
    for (const size of /** @type {Size[]} */ (['phone', 'desktop'])) {
      await onPage(
        async (page) => {
          const tall = await page
            .locator('.row')
            .evaluateAll((rows) =>
              rows
                .filter((row) => Number(row.querySelector('.row-code')?.getBoundingClientRect().height) > 50)
                .map((row) => row.id),
            );
          assert.deepEqual(tall, []);
        },
        { size },
      );
    }
  });

  test('the link of every row opens, marks and shows it', () =>
    onPage(async (page) => {
      for (const { id } of catalog()) {
        await page.evaluate((hash) => location.assign(hash), `#${id}`);
        const row = page.locator(`[id="${id}"][aria-current="true"]`);
        await row.waitFor();
        assert.equal(
          await row.locator('details').evaluate((details) => details.hasAttribute('open')),
          true,
          id,
        );
        const { top } = await row.evaluate((element) => element.getBoundingClientRect());
        assert.ok(top >= 0 && top < sizes.desktop.height, `${id} at ${top}`);
        assert.equal(await page.locator('.row[aria-current]').count(), 1);
      }
    }));

  for (const { id } of [catalog()[4], catalog().at(-1)].filter((entry) => entry !== undefined)) {
    test(`a page that is opened at ${id} shows it`, () =>
      onPage(
        async (page) => {
          const row = page.locator(`[id="${id}"]`);
          assert.equal(await row.getAttribute('aria-current'), 'true');
          const { top } = await row.evaluate((element) => element.getBoundingClientRect());
          assert.ok(top >= 0 && top < sizes.phone.height, String(top));
        },
        { hash: `#${id}`, size: 'phone' },
      ));
  }

  test('an address that names no row is harmless', async () => {
    for (const hash of ['#nothing', '#%E0%A4%A', '#"><img src=x>', '#']) {
      await onPage(
        async (page) => {
          assert.equal(await page.locator('.row').count(), catalog().length);
          assert.equal(await page.locator('.row[aria-current]').count(), 0);
        },
        { hash },
      );
    }
  });

  test('the link of a row can be followed again and copied', () =>
    onPage(async (page) => {
      const row = page.locator('[id="ad.show/30001"]');
      const link = row.getByRole('link', { name: 'Link to 30001 User exit' });
      await link.click();
      await row.locator('summary').click();
      assert.equal(await row.locator('details').getAttribute('open'), null);
      await link.click();
      assert.equal(await row.locator('details').getAttribute('open'), '');
      await row.getByRole('button', { name: 'Copy link to 30001 User exit' }).click();
      assert.equal(
        await page.evaluate(() => navigator.clipboard.readText()),
        `${site.origin}/#ad.show/30001`,
      );
    }));

  test('the search finds codes, titles, other wordings, meanings, topics in both languages and whole ids', () =>
    onPage(async (page) => {
      const search = page.getByRole('searchbox');
      const hits = page.locator('.hits');
      const visible = () =>
        page.locator('.row:not([hidden])').evaluateAll((rows) => rows.map((row) => row.id));
      assert.equal(await hits.textContent(), `${catalog().length} errors`);
      for (const [query, id] of [
        ['30001', 'ad.show/30001'],
        ['uSER eXIT', 'ad.show/30001'],
        ['no incentive received', 'ad.show/30001'],
        ['closed the ad', 'ad.show/30001'],
        ['AD.SHOW/30001', 'ad.show/30001'],
        ['  exit   user ', 'ad.show/30001'],
        ['50104', 'ad.show/50102-50107'],
        ['503', 'network/http-non-2xx'],
        ['user cancel', 'ad.show/30001'],
        ['timed out', 'network/21103'],
        ['whitelist', 'network/21100'],
        ['白名单', 'network/21100'],
        ['可信域名', 'network/21100'],
        ['域名', 'network/21100'],
        ['超时', 'network/21103'],
        ['广告 频繁', 'ad.init/30001'],
        ['file path', 'network/100000/file-path-error'],
      ]) {
        await search.fill(String(query));
        const found = await visible();
        assert.ok(found.includes(String(id)), query);
        assert.ok(found.length < catalog().length, query);
        assert.equal(await hits.textContent(), `${found.length} of ${catalog().length} errors`);
      }
      // Ids are internal: every row about a request has network in it.
      await search.fill('network');
      assert.deepEqual(
        (await visible()).filter((id) => id === 'network/600005' || id === 'network/21103').length,
        2,
      );
      assert.equal((await visible()).includes('network/603301'), false);
      await search.fill('ad');
      assert.ok(
        (await visible()).every((id) => id.startsWith('ad.')),
        'ad is not found in download',
      );
      await search.fill('zebra');
      assert.deepEqual(await visible(), []);
      assert.equal(await hits.textContent(), `0 of ${catalog().length} errors`);
      assert.equal(await page.getByText('No match.').isVisible(), true);
      await page.getByRole('button', { name: 'timeout', exact: true }).click();
      assert.ok((await visible()).includes('network/21103'));
      await search.fill('zebra');
      assert.equal(await page.locator('.group:not([hidden])').count(), 0);
      // A link to a row that the search hides ends the search.
      await page.evaluate(() => location.assign('#network/21103'));
      await page.locator('[id="network/21103"][aria-current]').waitFor();
      assert.equal(await search.inputValue(), '');
    }));
});

describe('hostile text', () => {
  test('markup stays text', () =>
    onPage(async (page) => {
      const markup =
        '<img src=x onerror="document.body.dataset.hit=1"><script>document.body.dataset.hit=1</script>';
      const texts = [
        markup,
        JSON.stringify({ errCode: 30001, errMsg: markup }),
        JSON.stringify({ errCode: markup, errMsg: 'User exit' }),
        `request:fail URL not in domain list, url == https://x.example/${markup}`,
      ];
      for (const text of texts) {
        await field(page).fill(text);
        await answer(page)
          .locator('.as-code')
          .evaluate((details) => details.setAttribute('open', ''));
        await page.getByRole('searchbox').fill(text);
        assert.equal(await page.locator('main img, main script').count(), 0);
      }
      assert.equal(await page.evaluate(() => document.body.dataset.hit), undefined);
    }));

  for (const [name, text] of [
    ['a megabyte without a space', 'x'.repeat(1 << 20)],
    ['a megabyte of a message', JSON.stringify({ errCode: 30001, errMsg: 'ab '.repeat(350_000) })],
    ['a code of a thousand digits', `{"errCode":${'9'.repeat(1000)}}`],
  ]) {
    test(`${name} is answered at once and does not overflow`, () =>
      onPage(
        async (page) => {
          const took = await field(page).evaluate((area, value) => {
            const textarea = /** @type {HTMLTextAreaElement} */ (area);
            const began = performance.now();
            textarea.value = value;
            textarea.dispatchEvent(new Event('input', { bubbles: true }));
            document.body.getBoundingClientRect();
            return performance.now() - began;
          }, String(text));
          assert.ok(took < 2000, `${took} ms`);
          assert.equal(await badge(page).count(), 1);
          assert.ok((await overflow(page)) <= 0);
          await answer(page).getByText('As code', { exact: true }).click();
          assert.ok((await overflow(page)) <= 0);
        },
        { size: 'phone' },
      ));
  }
});

describe('without a mouse', () => {
  test('the whole way from the field to a row', () =>
    onPage(async (page) => {
      const focused = () =>
        page.evaluate(() => {
          const element = document.activeElement;
          return `${element?.getAttribute('aria-label') ?? element?.id ?? ''}|${element?.textContent?.slice(0, 40)}`;
        });
      // With a mouse at hand, the field is ready for pasting; so it is for a keyboard.
      assert.match(await focused(), /^error\|/);
      await page.keyboard.insertText('30001');
      /** @param {RegExp} goal */
      const tabTo = async (goal) => {
        for (let presses = 0; presses < 40; presses += 1) {
          await page.keyboard.press('Tab');
          if (goal.test(await focused())) return;
        }
        assert.fail(`${goal} was not reached`);
      };
      await tabTo(/Showing the ad/);
      await page.keyboard.press('Enter');
      assert.equal(await focused(), `answer-title|${String(await title(page).textContent()).slice(0, 40)}`);
      await tabTo(/Show it in the list/);
      await page.keyboard.press('Enter');
      await page.locator('[id="ad.show/30001"][aria-current]').waitFor();
      assert.match(await focused(), /30001User exit/);
      // The row closes and opens.
      await page.keyboard.press('Space');
      assert.equal(await page.locator('[id="ad.show/30001"] details').getAttribute('open'), null);
      await page.keyboard.press('Enter');
      assert.equal(await page.locator('[id="ad.show/30001"] details').getAttribute('open'), '');
    }));

  test('the first stop skips to the list, and every stop can be seen', () =>
    onPage(
      async (page) => {
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to all errors');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement?.id), 'search');
        for (let stop = 0; stop < 12; stop += 1) {
          const outline = await page.evaluate(() => {
            const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
            return `${outlineStyle} ${outlineWidth}`;
          });
          assert.equal(outline, 'solid 2px');
          await page.keyboard.press('Tab');
        }
      },
      { size: 'phone' },
    ));
});

describe('in every state', { concurrency: 2 }, async () => {
  // The list is the same in all the other states, and takes long to check.
  const whole = new Set(['empty', 'row', 'search', 'search-empty']);
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const state of states) {
    for (const size of /** @type {Size[]} */ (['phone', 'desktop'])) {
      for (const scheme of /** @type {Scheme[]} */ (['light', 'dark'])) {
        // What is pressed in a state has an English name, and both looks are the same in both languages.
        const isInChinese = !state.act && (size === 'phone') === (scheme === 'light');
        for (const lang of isInChinese ? ['en', 'zh'] : ['en']) {
          const name = `${state.name}-${size}-${scheme}-${lang}`;
          test(`${name}: accessible, nothing overflows, fit for fingers`, () =>
            onPage(
              async (page) => {
                await enter(page, state);
                await page.screenshot({ path: join(screenshots, `${name}.png`) });
                assert.ok((await overflow(page)) <= 0, 'horizontal overflow');
                assert.deepEqual(await small(page), []);
                assert.deepEqual(await headings(page), []);
                await page.evaluate(axe);
                assert.deepEqual(await violations(page, whole.has(state.name)), []);
              },
              { size, scheme, hash: lang === 'zh' ? '?lang=zh' : '' },
            ));
        }
      }
    }
  }
});

/**
 * The controls that are too small for a finger. Links within a sentence are as high as their line lets them be.
 *
 * @param {Page} page
 */
function small(page) {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button, select, textarea, summary, input[type=search], input[type=text], label.choice, .parts a, .row-link',
      ),
    ]
      .filter((element) => element.getClientRects().length > 0)
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 43.9 || box.width < 43.9)
      .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}x${box.height}`),
  );
}

/**
 * The headings that are more than one level below the one before.
 *
 * @param {Page} page
 */
function headings(page) {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')];
    return all
      .filter((heading, at) => Number(heading.tagName[1]) > Number(all[at - 1]?.tagName[1] ?? 0) + 1)
      .map((heading) => heading.outerHTML.slice(0, 80));
  });
}

/**
 * What axe finds.
 *
 * @param {Page} page
 * @param {boolean} whole - with the list of all errors
 * @returns {Promise<string[]>}
 */
function violations(page, whole) {
  return page.evaluate(async (all) => {
    const { violations } = await /** @type {any} */ (window).axe.run(
      { exclude: all ? [] : ['.group'] },
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      },
    );
    return violations.flatMap((/** @type {any} */ violation) =>
      violation.nodes.map(
        (/** @type {any} */ node) =>
          `${violation.id}: ${node.html.slice(0, 120)} ${node.any[0]?.message ?? ''}`,
      ),
    );
  }, whole);
}
