// @ts-check
// The part of the page that checks a call and makes it, as a developer uses it: `cargo xtask test web` builds it first.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { catalog, check as checkCall } from 'ttminis-explain';
import { start } from './site.mjs';
import { callStates, check, enter, example, make, wrongCall } from './states.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./site.mjs').Size} Size */

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
  const { page, faults, close } = await site.open({ hash: '#check', ...options });
  try {
    await run(page);
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
}

/** @param {Page} page */
const code = (page) => page.getByLabel('Your call', { exact: true });
/** @param {Page} page @param {string} name */
const argument = (page, name) => page.locator(`#arg-${name}`);
/** @param {Page} page */
const summary = (page) => page.locator('#findings-title').textContent();
/** @param {Page} page */
const findings = (page) => page.locator('.finding');
/** @param {Page} page */
const domains = (page) => page.getByLabel('Trusted domains', { exact: true });
/** @param {Page} page */
const press = (page) => page.getByRole('button', { name: 'Make the call' }).click();
/** @param {Page} page */
const got = (page) => page.locator('.arrived');
/** @param {Page} page */
const focused = (page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? '');

describe('the parts', () => {
  test('are reached by links, and the address names the part only', () =>
    onPage(
      async (page) => {
        assert.equal(await page.locator('#error').isVisible(), true);
        await check(page);
        assert.equal(await page.locator('#error').isVisible(), false);
        assert.equal(page.url(), `${site.origin}/#check`);
        assert.equal(await page.locator('.parts a[aria-current]').textContent(), 'Check a call');
        await code(page).fill("request({ url: 'https://secret.example' })");
        await page.getByRole('link', { name: 'All errors', exact: true }).click();
        assert.equal(await code(page).isVisible(), false);
        assert.equal(page.url(), `${site.origin}/#all-errors`);
        await page.goBack();
        assert.match(await code(page).inputValue(), /secret/);
        await page.goBack();
        await page.locator('#error').waitFor();
        assert.equal(await page.locator('.parts a[aria-current]').count(), 1);
      },
      { hash: '' },
    ));

  test('a row opens in the list, and the way back leads to the call', () =>
    onPage(async (page) => {
      await example(page, 'No https://');
      await findings(page).getByRole('link', { name: '600009 Invalid URL' }).click();
      await page.locator('[id="network/600009"][aria-current]').waitFor();
      await page.goBack();
      await code(page).waitFor();
      assert.equal(await argument(page, 'url').inputValue(), 'api.example.com/score');
    }));

  test('the list is not repeated below a call, which is at most two screens of a phone', () =>
    onPage(
      async (page) => {
        assert.equal(await page.locator('#all-errors').isVisible(), false);
        for (const name of ['', 'No https://', 'Ad shown twice']) {
          if (name) await example(page, name);
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          assert.ok(height <= 2 * 844, `${name}: ${height} px`);
        }
      },
      { size: 'large' },
    ));
});

describe('checking a call', () => {
  test('nothing is said before something is typed', () =>
    onPage(async (page) => {
      assert.equal(await summary(page), 'Paste a call to check it');
      assert.equal(await findings(page).count(), 0);
      assert.equal(await page.locator('#call [aria-invalid]').count(), 0);
    }));

  test('what is wrong is said while typing, and marked at its field', () =>
    onPage(async (page) => {
      await argument(page, 'url').click();
      await page.keyboard.type('api.example.com/score');
      assert.equal(await summary(page), '1 error');
      const [problem] = checkCall('request', { url: 'api.example.com/score' });
      assert.ok(problem?.suggestion);
      const field = argument(page, 'url');
      assert.equal(await field.getAttribute('aria-invalid'), 'true');
      const described = page.locator(`#${await field.getAttribute('aria-describedby')}`);
      const shown = String(await described.textContent());
      for (const part of ['Error', problem.text, problem.suggestion, 'Fails with 600009 Invalid URL']) {
        assert.ok(shown.includes(part), part);
      }
      // It stands right below the field.
      const [fieldBox, noteBox] = [await field.boundingBox(), await described.boundingBox()];
      assert.ok(fieldBox && noteBox && noteBox.y - (fieldBox.y + fieldBox.height) < 16);
    }));

  test('one press uses the suggestion, in the field and in the code', () =>
    onPage(async (page) => {
      await argument(page, 'url').fill('api.example.com/score');
      await page.getByRole('button', { name: 'Use it: url' }).click();
      assert.equal(await argument(page, 'url').inputValue(), 'https://api.example.com/score');
      assert.equal(
        await code(page).inputValue(),
        "TTMinis.game.request({ url: 'https://api.example.com/score' })",
      );
      assert.equal(await summary(page), 'Nothing wrong found');
      assert.equal(await argument(page, 'url').getAttribute('aria-invalid'), null);
      assert.equal(await argument(page, 'url').getAttribute('aria-describedby'), null);
      assert.equal(await focused(page), 'findings-title');
    }));

  for (const [name, url, list, words, expectedUrl, expectedList] of /** @type {const} */ ([
    [
      'a host that is not listed',
      'https://a.test/x',
      'https://shop.test',
      'Add it to the trusted domains',
      'https://a.test/x',
      'https://shop.test\nhttps://a.test',
    ],
    [
      'a wildcard',
      'https://a.b.test/x',
      'https://*.b.test',
      'Use it in the trusted domains',
      'https://a.b.test/x',
      'https://a.b.test',
    ],
    [
      'a path in the entry',
      'https://a.test/x',
      'https://c.test\nhttps://a.test/x',
      'Use it in the trusted domains',
      'https://a.test/x',
      'https://c.test\nhttps://a.test',
    ],
    [
      'a port in the url',
      'https://a.test:8443/x?y#z',
      'https://a.test',
      'Use it in the url',
      'https://a.test/x?y#z',
      'https://a.test',
    ],
    ['http', 'http://a.test/x', 'https://a.test', 'Use it in the url', 'https://a.test/x', 'https://a.test'],
    [
      'capitals in both',
      'https://A.test/x',
      'https://a.TEST',
      'Use it in both places',
      'https://a.test/x',
      'https://a.test',
    ],
  ])) {
    test(`a suggestion for the trusted domains goes where it belongs: ${name}`, () =>
      onPage(async (page) => {
        await argument(page, 'url').fill(url);
        await domains(page).fill(list);
        await page.getByRole('button', { name: `${words}: url` }).click();
        assert.equal(await argument(page, 'url').inputValue(), expectedUrl);
        assert.equal(await domains(page).inputValue(), expectedList);
        assert.equal(await summary(page), 'Nothing wrong found');
      }));
  }

  test('a right call is said to have nothing found, and no more is promised', () =>
    onPage(async (page) => {
      await argument(page, 'url').fill('https://api.example.com/score');
      assert.equal(await summary(page), 'Nothing wrong found');
      const words = String(await page.locator('#findings').textContent());
      assert.match(words, /This is no promise/);
      assert.match(words, /Add the trusted domains/);
      await domains(page).fill('"https://api.example.com",');
      assert.equal(await summary(page), 'Nothing wrong found');
      assert.doesNotMatch(String(await page.locator('#findings').textContent()), /Add the trusted domains/);
    }));

  test('rules come before hints, and each says in words which it is', () =>
    onPage(async (page) => {
      await code(page).fill(wrongCall);
      await domains(page).fill('https://api.example.com');
      const marks = await findings(page).locator('.mark').allTextContents();
      assert.ok(marks.length >= 8, `${marks.length} findings`);
      const rules = marks.filter((mark) => mark === 'Error').length;
      assert.ok(rules >= 4);
      const ofUrl = await page.locator('#arg-url-note .mark').allTextContents();
      assert.ok(ofUrl.length > 1);
      assert.deepEqual(ofUrl, [...ofUrl].sort());
      assert.equal(await summary(page), `${rules} errors and ${marks.length - rules} warnings`);
      // A hint is no error, so its field is described and not invalid.
      assert.equal(await argument(page, 'timeout').getAttribute('aria-invalid'), null);
      assert.match(String(await page.locator('#arg-timeout-note').textContent()), /^Warning .*May fail with/);
      // What is wrong is not hidden among the options that are seldom needed.
      assert.equal(await argument(page, 'timeout').isVisible(), true);
    }));

  test('what was typed comes back when a fault of another call was tried', () =>
    onPage(async (page) => {
      await argument(page, 'url').fill('https://a.test/score');
      await page.getByLabel('How it fails').selectOption('ad.show/30001');
      assert.match(await code(page).inputValue(), /createRewardedVideoAd/);
      await page.getByLabel('Call', { exact: true }).selectOption('request');
      assert.equal(await code(page).inputValue(), "TTMinis.game.request({ url: 'https://a.test/score' })");
      assert.equal(await argument(page, 'url').inputValue(), 'https://a.test/score');
    }));

  test('values of every type can be given in the code', () =>
    onPage(async (page) => {
      await argument(page, 'url').fill('undefined');
      assert.match(String(await findings(page).textContent()), /url "undefined" has no scheme/);
      for (const [typed, expected] of /** @type {[string, RegExp][]} */ ([
        ['url: undefined', /url is missing/],
        ['url: 5', /url is a number/],
        ['url: { a: [1, "b", { c: null }] }', /url is an object/],
        ['url: [1, 2]', /url is an array/],
        ["url: 'https://a.test/', data: 5", /data is a number/],
        ["url: 'https://a.test/', data: true", /data is a boolean/],
        ["url: 'https://a.test/', data: new Uint8Array([1, 2])", /view such as a Uint8Array/],
        ["url: 'https://a.test/', method: ''", /method "" is not supported/],
      ])) {
        await code(page).fill(`request({ ${typed} })`);
        assert.match(String(await findings(page).textContent()), expected);
      }
      await code(page).fill('request({ url: 5 })');
      assert.match(
        String(await page.locator('.argument', { has: argument(page, 'url') }).textContent()),
        /read as code/,
      );
      // What is typed into an emptied field is a text again.
      await argument(page, 'url').fill('');
      await argument(page, 'url').fill('https://a.test/');
      assert.equal(await code(page).inputValue(), "TTMinis.game.request({ url: 'https://a.test/' })");
      for (const typed of ['{ score: 7 }', 'JSON.stringify({ score: 7 })', "'text'", 'new ArrayBuffer(8)']) {
        await argument(page, 'data').fill(typed);
        assert.equal(await summary(page), 'Nothing wrong found', typed);
      }
    }));

  test('code is read as it stands in a game, and the fields show it', () =>
    onPage(async (page) => {
      await code(page).fill(`
        // saves the score
        const task = await tt.request({
          "url": \`https://api.example.com/score?level=\${3 + 4}\`, // the server
          method: 'post', timeout: 10 * 1000,
          data: { name: 'it\\'s }', "tags": ['a', "b",], at: -1.5e3 },
          success: (res) => { if (res.a > 1) { log('}'); } },
          fail(error) { log(error); },
          ...more,
        }).then(next);`);
      assert.equal(await argument(page, 'url').inputValue(), 'https://api.example.com/score?level=7');
      assert.equal(await argument(page, 'method').inputValue(), 'post');
      assert.equal(await argument(page, 'timeout').inputValue(), '10 * 1000');
      assert.equal(await summary(page), '1 warning');
      assert.match(
        String(await page.locator('#findings').textContent()),
        /Not checked: success, fail and \.\.\.more/,
      );
      await page.getByRole('button', { name: 'Use it: method' }).click();
      assert.equal(await summary(page), 'Nothing wrong found');
      const written = await code(page).inputValue();
      for (const part of ["method: 'POST'", 'fail(error) { log(error); }', '...more', "name: 'it\\'s }'"]) {
        assert.ok(written.includes(part), part);
      }
      // What was written is read as the same.
      await code(page).fill(`${written} `);
      assert.equal(await summary(page), 'Nothing wrong found');
      assert.equal(await argument(page, 'timeout').inputValue(), '10 * 1000');
    }));

  test('code chooses the call, and no call needs the options', () =>
    onPage(async (page) => {
      const name = page.getByLabel('Call', { exact: true });
      for (const [text, expected] of [
        ["TTMinis.game.downloadFile({ url: 'https://a.test/' })", 'downloadFile'],
        ["const ad = TTMinis.game.createInterstitialAd({ adUnitId: '7' })", 'ad.init'],
        ["TTMinis.game.createRewardedVideoAd({ adUnitId: '7' }).show()", 'ad.show'],
        ["{ adUnitId: ' 7' }", 'ad.show'],
        ["wx.request({ url: 'https://a.test/' })", 'request'],
      ]) {
        await code(page).fill(String(text));
        assert.equal(await name.inputValue(), expected, text);
      }
      await code(page).fill("request('https://a.test/')");
      assert.match(String(await findings(page).textContent()), /The options are a string/);
      await code(page).fill('request()');
      assert.match(String(await findings(page).textContent()), /The options are missing/);
      await argument(page, 'url').fill('https://a.test/');
      assert.equal(await summary(page), 'Nothing wrong found');
    }));

  test('what cannot be read is said, and nothing wrong is concluded from it', () =>
    onPage(async (page) => {
      await code(page).fill('request({ url: BASE + "/score", data })');
      assert.equal(await summary(page), 'Not all of it can be read');
      assert.equal(await findings(page).count(), 0);
      assert.match(String(await page.locator('#arg-url-note').textContent()), /BASE is a variable/);
      await press(page);
      assert.match(
        String(await page.locator('#outcome').textContent()),
        /First write the value of url and data/,
      );
      await code(page).fill("request({ url: 'https://a");
      assert.equal(await code(page).getAttribute('aria-invalid'), 'true');
      assert.match(
        String(await page.locator('#call-code-note').textContent()),
        /A string does not end\. Below is what was read before\./,
      );
      await code(page).fill('hello');
      assert.match(String(await page.locator('#call-code-note').textContent()), /No call and no/);
      await code(page).fill(`request({ url: ${'['.repeat(50_000)} })`);
      assert.equal(await code(page).getAttribute('aria-invalid'), 'true');
    }));

  for (const [name, text] of [
    ['a megabyte of an address', `request({ url: 'https://a.test/${'x'.repeat(1 << 20)}' })`],
    ['a megabyte of code', `request({ url: ${'f(a, b) + '.repeat(100_000)}1 })`],
    ['a megabyte that is no code', '{'.repeat(1 << 20)],
  ]) {
    test(`${name} is read at once and does not overflow`, () =>
      onPage(
        async (page) => {
          const took = await code(page).evaluate((area, value) => {
            const textarea = /** @type {HTMLTextAreaElement} */ (area);
            const began = performance.now();
            textarea.value = value;
            textarea.dispatchEvent(new Event('input', { bubbles: true }));
            document.body.getBoundingClientRect();
            return performance.now() - began;
          }, String(text));
          assert.ok(took < 3000, `${took} ms`);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          assert.ok(over <= 0, `${over} px`);
        },
        { size: 'phone' },
      ));
  }

  test('code is only read, and never run', () =>
    onPage(async (page) => {
      for (const text of [
        'request({ url: (() => { document.title = "run" })() })',
        'request({ url: document.title })',
        'request({ ["url"]: 1, __proto__: { url: 5 }, data: { __proto__: { a: 1 } } })',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code that is pasted
        'request({ url: `${document.title = "run"}` })',
      ]) {
        await code(page).fill(text);
        await press(page);
      }
      assert.doesNotMatch(await page.title(), /run/);
    }));

  test('an ad that was shown, or had not loaded, is asked about', () =>
    onPage(async (page) => {
      await page.getByLabel('Call', { exact: true }).selectOption('ad.show');
      await argument(page, 'adUnitId').fill(' 7301 ');
      assert.match(String(await findings(page).textContent()), /spaces or invisible characters/);
      await page.getByRole('button', { name: 'Use it: adUnitId' }).click();
      assert.equal(await argument(page, 'adUnitId').inputValue(), '7301');
      await page.getByLabel('not yet').check();
      assert.match(String(await findings(page).textContent()), /before the ad had loaded/);
      await page.getByLabel('yes, it was shown').check();
      assert.match(String(await findings(page).textContent()), /create a new one with createRewardedVideoAd/);
      await page.getByLabel('interstitial').check();
      assert.match(String(await findings(page).textContent()), /create a new one with createInterstitialAd/);
      await press(page);
      assert.match(String(await page.locator('#outcome-answer-title').textContent()), /^11003/);
    }));

  test('the size of a file is looked at', () =>
    onPage(async (page) => {
      await page.getByLabel('Call', { exact: true }).selectOption('downloadFile');
      await argument(page, 'url').fill('https://a.test/');
      await page.getByLabel('Size of the file in MB').fill('300,5');
      assert.match(String(await findings(page).textContent()), /603301/);
      await press(page);
      assert.match(String(await page.locator('#outcome-answer-title').textContent()), /^603301/);
      await page.getByLabel('Size of the file in MB').fill('many');
      assert.equal(await page.getByLabel('Size of the file in MB').getAttribute('aria-invalid'), 'true');
    }));

  test('Clear forgets the call', () =>
    onPage(async (page) => {
      await code(page).fill(wrongCall);
      await domains(page).fill('https://a.test');
      await page.getByRole('button', { name: 'Clear the call' }).click();
      assert.equal(await summary(page), 'Paste a call to check it');
      for (const value of [code(page), argument(page, 'url'), domains(page)]) {
        assert.equal(await value.inputValue(), '');
      }
      assert.equal(await focused(page), 'call-code');
    }));

  test('screen readers hear the result, once typing rests', () =>
    onPage(async (page) => {
      await argument(page, 'url').fill('api.example.com/score');
      await page.waitForFunction(() => document.getElementById('status')?.textContent !== '');
      assert.equal(await page.locator('#status').textContent(), '1 error');
    }));
});

describe('making a call', () => {
  test('every fault fires, and its answer is the row', () =>
    onPage(async (page) => {
      const fault = page.getByLabel('How it fails');
      const ids = await fault
        .locator('option')
        .evaluateAll((all) =>
          all.map((option) => /** @type {HTMLOptionElement} */ (option).value).filter(Boolean),
        );
      assert.deepEqual(
        ids,
        catalog().map(({ id }) => id),
      );
      assert.deepEqual(
        await fault.locator('optgroup').evaluateAll((all) => all.map((group) => group.getAttribute('label'))),
        ['request and downloadFile', 'Creating an ad', 'Showing an ad'],
      );
      for (const entry of catalog()) {
        await fault.selectOption(entry.id);
        assert.equal(await got(page).count(), 0, `${entry.id}: an answer of the fault before is still shown`);
        await press(page);
        const link = page.locator('#outcome-answer a.jump');
        await link.first().waitFor();
        assert.deepEqual(await link.evaluateAll((all) => all.map((one) => one.getAttribute('href'))), [
          `#${entry.id}`,
        ]);
        await page.getByRole('button', { name: 'Clear the call' }).click();
      }
    }));

  test('with another fault, the call is made again at once', () =>
    onPage(async (page) => {
      await make(page, 'network/21103');
      for (const [id, title] of [
        ['network/600003', /^600003/],
        ['ad.init/20001', /^20001/],
        ['ad.show/11002', /^11002/],
      ]) {
        await page.getByLabel('How it fails').selectOption(String(id));
        await page
          .locator('#outcome-answer a.jump', { hasText: 'list' })
          .and(page.locator(`[href="#${id}"]`))
          .waitFor();
        assert.match(
          String(await page.locator('#outcome-answer-title').textContent()),
          /** @type {RegExp} */ (title),
        );
      }
      assert.equal(await page.getByLabel('Call', { exact: true }).inputValue(), 'ad.show');
      // A fault that cannot happen to the call is not kept.
      await page.getByLabel('Call', { exact: true }).selectOption('request');
      assert.equal(await page.getByLabel('How it fails').inputValue(), '');
      assert.equal(await got(page).count(), 0);
    }));

  test('every shape of an error is explained, where it arrives', () =>
    onPage(async (page) => {
      await make(page, 'ad.show/50101');
      await page.getByText('What the error looks like and where it arrives').click();
      const shapes = await page
        .getByLabel('What the error looks like')
        .locator('option')
        .evaluateAll((all) => all.map((option) => /** @type {HTMLOptionElement} */ (option).value));
      assert.equal(shapes.length, 14);
      const seen = new Set();
      for (const shape of shapes) {
        await page.getByLabel('What the error looks like').selectOption(shape);
        await page.getByRole('button', { name: 'Make the call' }).click();
        await page.locator('#outcome-answer .answer-head .badge').waitFor();
        seen.add((await got(page).locator('pre').allTextContents()).join('\n'));
        assert.match(String(await page.locator('#outcome-answer').textContent()), /5010?0?1?/, shape);
      }
      assert.ok(seen.size >= 10, `${seen.size} different errors`);
    }));

  test('the error arrives where it was asked to', () =>
    onPage(async (page) => {
      await make(page, 'network/21103');
      assert.match(String(await got(page).textContent()), /At the rejected promise/);
      assert.equal(
        await got(page).locator('pre').textContent(),
        "{ errCode: 21103, errMsg: 'Request timeout' }",
      );
      await page.getByText('What the error looks like and where it arrives').click();
      await page.getByLabel('Where your code receives it').selectOption('callbacks');
      await got(page).getByText('At fail').waitFor();
      await page.getByLabel('How it fails').selectOption('ad.show/20000');
      for (const [value, expected] of [
        [
          '',
          /At onError and the rejected promise of show\(\)|At the rejected promise of show\(\) and onError/,
        ],
        ['rejection', /At the rejected promise of show\(\)/],
        ['event', /At onError/],
        ['throw', /At the catch around show\(\), which throws/],
      ]) {
        await page.getByLabel('Where your code receives it').selectOption(String(value));
        await page.getByRole('button', { name: 'Make the call' }).click();
        await got(page)
          .getByText(/** @type {RegExp} */ (expected))
          .waitFor();
      }
    }));

  test('an ad that the player closes fails, and closes', () =>
    onPage(async (page) => {
      await make(page, 'ad.show/30001');
      assert.match(String(await got(page).textContent()), /Then at onClose\{ isEnded: false \}/);
      assert.match(String(await page.locator('#outcome-answer').textContent()), /Nothing is broken/);
    }));

  test('without a fault, it fails as the platform would, and the answer knows the arguments', () =>
    onPage(async (page) => {
      await example(page, 'Host not listed');
      await press(page);
      await page.locator('#outcome-answer .answer-head .badge').waitFor();
      assert.match(String(await page.locator('#outcome-answer-title').textContent()), /^21100/);
      assert.match(
        String(await page.locator('#outcome-answer .problems').textContent()),
        /urlError.*cdn\.example\.net/,
      );
      await page.getByRole('button', { name: /^Add it/ }).click();
      assert.equal(await got(page).count(), 0, 'what became of another call is not shown');
      await press(page);
      await got(page).getByText('The call succeeds').waitFor();
      assert.match(String(await got(page).locator('pre').textContent()), /statusCode: 200/);
    }));

  test('a call with nothing in it, and trusted domains that the portal refuses', () =>
    onPage(async (page) => {
      await press(page);
      await page.locator('#outcome-answer .answer-head .badge').waitFor();
      assert.match(String(await page.locator('#outcome-answer-title').textContent()), /^600005/);
      await argument(page, 'url').fill('https://a.test/');
      await domains(page).fill('https://a.test\nhttps://*.b.test\nnonsense');
      await press(page);
      await got(page).getByText('The call succeeds').waitFor();
      assert.match(
        String(await got(page).textContent()),
        /no such entries: https:\/\/\*\.b\.test and nonsense/,
      );
    }));

  test('a long timeout takes no time', () =>
    onPage(async (page) => {
      await code(page).fill("request({ url: 'https://a.test/', timeout: 2000000000 })");
      await page.getByLabel('How it fails').selectOption('network/21103');
      await press(page);
      await page.locator('#outcome-answer .answer-head .badge').waitFor({ timeout: 5000 });
      assert.match(String(await page.locator('#outcome-answer-title').textContent()), /^21103/);
    }));

  test('nothing that is typed leaves the page', () =>
    onPage(async (page) => {
      /** @type {string[]} */
      const requests = [];
      page.on('request', (request) => requests.push(request.url()));
      for (const state of callStates) await enter(page, state);
      await page.waitForTimeout(700);
      // The simulator is loaded when it is first used.
      const files = requests.filter((url) => !/^[^?#]+\/(assets\/[\w-]+\.js|icon\.svg)$/.test(url));
      assert.deepEqual(files, []);
      assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
      assert.doesNotMatch(page.url(), /example/);
    }));
});

describe('explaining an error with the call that was typed', () => {
  test('the answer names what is wrong with it, and says that it was used', () =>
    onPage(async (page) => {
      await example(page, 'Host not listed');
      await page.getByRole('link', { name: 'Explain' }).click();
      await page.getByRole('textbox', { name: 'Error', exact: true }).fill('21100');
      const use = page.getByLabel('Explain it with the call you typed');
      assert.equal(await use.isChecked(), true);
      assert.match(String(await page.locator('.typed-call').textContent()), /cdn\.example\.net/);
      assert.match(String(await page.locator('#answer .problems').textContent()), /cdn\.example\.net/);
      await use.uncheck();
      assert.equal(await page.locator('#answer .problems').count(), 0);
    }));

  test('it is left out for an error of another call', () =>
    onPage(async (page) => {
      await example(page, 'Host not listed');
      await page.getByRole('link', { name: 'Explain' }).click();
      await page
        .getByRole('textbox', { name: 'Error', exact: true })
        .fill('{"errCode":30001,"errMsg":"User exit"}');
      assert.equal(await page.locator('#answer .problems').count(), 0);
      assert.equal(await page.getByText('this error is one of another call').isVisible(), true);
      await page.getByLabel('Which call failed?').selectOption('downloadFile');
      assert.equal(await page.getByText('this error is one of another call').isVisible(), true);
    }));

  test('it is not offered where none was typed', () =>
    onPage(
      async (page) => {
        assert.equal(await page.locator('.typed-call').isVisible(), false);
      },
      { hash: '' },
    ));
});

describe('without a mouse', () => {
  test('from the link to the answer', () =>
    onPage(
      async (page) => {
        /** @param {string} goal */
        const tabTo = async (goal) => {
          for (let presses = 0; presses < 60; presses += 1) {
            if ((await focused(page)) === goal) return;
            await page.keyboard.press('Tab');
          }
          assert.fail(`${goal} was not reached`);
        };
        // Past the link that skips, and the first part.
        for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await tabTo('call-code');
        await page.keyboard.insertText("request({ url: 'api.example.com' })");
        await tabTo('Use it: url');
        await page.keyboard.press('Enter');
        assert.equal(await focused(page), 'findings-title');
        await tabTo('fault');
        await page.keyboard.type('21103');
        // Past what is seldom chosen.
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.locator('#outcome-answer .answer-head .badge').waitFor();
        assert.match(String(await page.locator('#outcome-answer-title').textContent()), /^21103/);
        await tabTo('What arrives at the rejected promise');
      },
      { hash: '', size: 'phone' },
    ));
});

describe('in narrow windows', { concurrency: 2 }, () => {
  for (const size of /** @type {Size[]} */ (['narrow', 'small', 'large', 'zoomed'])) {
    test(`${size}: nothing overflows, and the parts stay in one line`, () =>
      onPage(
        async (page) => {
          for (const state of callStates) {
            await page.goto(`${site.origin}/`);
            await enter(page, state);
            const { over, tops } = await page.evaluate(() => ({
              over: document.documentElement.scrollWidth - window.innerWidth,
              tops: [...document.querySelectorAll('.parts a')].map(
                (link) => link.getBoundingClientRect().top,
              ),
            }));
            assert.ok(over <= 0, `${state.name}: ${over} px`);
            assert.equal(new Set(tops).size, 1, state.name);
          }
        },
        { size },
      ));
  }

  test('in forced colours, what is current and what is wrong can still be seen', () =>
    onPage(
      async (page) => {
        await code(page).fill(wrongCall);
        const widths = await page.evaluate(() =>
          ['.parts a[aria-current]', '.parts a:not([aria-current])', '#arg-url'].map((selector) => {
            const element = document.querySelector(selector);
            return element && getComputedStyle(element).borderBottomWidth;
          }),
        );
        assert.deepEqual(widths, ['3px', '0px', '2px']);
      },
      { forcedColors: 'active' },
    ));
});
