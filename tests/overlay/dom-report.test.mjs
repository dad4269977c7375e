// @ts-check
// The report for support in a page, and the errors that nobody caught.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { act, badge, button, FAULT, onPage, panel, rows, SOON, shown } from './dom-stage.mjs';
import { causeErrors } from './stage.mjs';

/** @typedef {import('./stage.mjs').Page} Page */

describe('the report', () => {
  /** @param {Page} page */
  const prepare = (page) =>
    page.evaluate(() => {
      const all = /** @type {any} */ (globalThis);
      all.reports = [];
      all.lines = [];
      const { log } = console;
      console.log = (...parts) => {
        all.lines.push(parts);
        log(...parts);
      };
      all.overlay = all.createOverlay({
        game: all.game,
        visible: 'always',
        report: { clientKey: 'ck', gameName: 'A <b>game</b>', region: 'DE' },
        onReport: (/** @type {unknown} */ report) => all.reports.push(report),
      });
    });

  test('goes to the clipboard, to the game and into one line of the console', () =>
    onPage(
      async (page) => {
        await prepare(page);
        await causeErrors(page);
        await page.evaluate('overlay.open()');
        await act(page, 'Report for TikTok');
        await page.getByText('Copied.').waitFor();
        const { reports, lines, copied } = await page.evaluate(async () => {
          const all = /** @type {any} */ (globalThis);
          return { reports: all.reports, lines: all.lines, copied: await navigator.clipboard.readText() };
        });
        assert.equal(reports.length, 1);
        const [{ markdown, json }] = reports;
        assert.deepEqual(Object.keys(reports[0]).sort(), ['json', 'markdown']);
        assert.equal(copied, markdown);
        assert.match(markdown, /21100/);
        const parsed = JSON.parse(json);
        assert.equal(parsed.failures.length, 7);
        assert.equal(parsed.clientKey, 'ck');
        assert.equal(parsed.region, 'DE');
        assert.equal(json.includes('\n'), false);
        assert.equal(lines.length, 1);
        assert.equal(lines[0].length, 1);
        assert.equal(lines[0][0], `ttminis-explain report: ${json}`);
        // The report is on the screen, so that a screenshot has all of it.
        const text = await shown(page);
        assert.match(text, /^Copied\.\s*Share as JSON/);
        assert.match(text, /client_key: ck/);
        assert.match(text, /A <b>game<\/b>/);
        assert.match(text, /SDK version: not given/);
        assert.match(text, /21100 URL not in domain list/);
        for (const line of markdown.split('\n').filter(Boolean)) {
          const plain = line.replace(/^[#-]+ /, '').replace(/\\(.)/g, '$1');
          assert.ok(text.includes(plain), plain);
        }
        const { x, y, width, height } = (await panel(page).boundingBox()) ?? {};
        assert.deepEqual({ x, y, width, height }, { x: 8, y: 8, width: 344, height: 724 });
      },
      { create: false },
    ));

  test('secrets do not get out', () =>
    onPage(
      async (page) => {
        await prepare(page);
        await page.evaluate(() => {
          const { overlay } = /** @type {any} */ (globalThis);
          const url = 'https://user:planted-1@api.example.com/a?token=planted-2&b=planted-3#planted-4';
          overlay.record(
            { errCode: 21100, errMsg: `request:fail ${url}` },
            { api: 'request', args: { url } },
          );
          overlay.record(
            { errCode: 98765, errMsg: 'login:fail access_token=planted-5 Authorization: Bearer planted-6' },
            { api: 'login' },
          );
          overlay.record(new Error('password: "planted-7"'));
          overlay.open();
        });
        await page.waitForTimeout(SOON);
        let seen = await page.evaluate(
          () => document.querySelector('ttminis-explain-overlay')?.shadowRoot?.innerHTML ?? '',
        );
        for (let at = 0; at < 3; at++) {
          await rows(page).nth(at).click();
          seen += await panel(page).innerHTML();
          await button(page, 'Back').click();
        }
        await act(page, 'Report for TikTok');
        await page.getByText('Copied.').waitFor();
        let report = await panel(page).innerHTML();
        report += await page.evaluate(async () => {
          const { reports, lines } = /** @type {any} */ (globalThis);
          return JSON.stringify([reports, lines, await navigator.clipboard.readText()]);
        });
        assert.deepEqual(seen.match(/planted-\d/g), null);
        assert.deepEqual(report.match(/planted-\d/g), null);
      },
      { create: false },
    ));

  for (const [name, breakIt] of /** @type {[string, () => void][]} */ ([
    [
      'denied',
      () => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
      },
    ],
    [
      'broken',
      () => {
        navigator.clipboard.writeText = () => {
          throw new TypeError('broken');
        };
      },
    ],
    [
      'missing',
      () => {
        Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });
      },
    ],
  ])) {
    test(`is on the screen and in the console where the clipboard is ${name}`, () =>
      onPage(
        async (page) => {
          await page.evaluate(breakIt);
          await prepare(page);
          await page.evaluate(`${FAULT}; overlay.open()`);
          await act(page, 'Report for TikTok');
          await page.waitForTimeout(50);
          const text = await shown(page);
          assert.match(text, /^Printed to the console\./);
          assert.match(text, /21103 Request timeout/);
          assert.equal(await page.evaluate('lines.length'), 1);
          assert.equal(await page.evaluate('reports.length'), 1);
        },
        { create: false },
      ));
  }

  test('a callback that throws keeps nothing from going on', () =>
    onPage(
      async (page) => {
        await page.evaluate(() => {
          const all = /** @type {any} */ (globalThis);
          const onReport = () => {
            throw new Error('of the game');
          };
          all.overlay = all.createOverlay({ game: all.game, visible: 'always', onReport });
          all.overlay.open();
        });
        await act(page, 'Report for TikTok');
        await page.getByText('Copied.').waitFor();
      },
      { create: false },
    ));

  test('it has at most 60 lines for ten groups, and no advice', () =>
    onPage(
      async (page) => {
        await prepare(page);
        const { markdown, json } = await page.evaluate(() => {
          const { overlay } = /** @type {any} */ (globalThis);
          for (let at = 0; at < 9; at++) {
            for (let times = 0; times < 3; times++) {
              overlay.record(
                { errCode: [21100, 21103, 50000, 30001, 98765][at % 5], errMsg: 'a\nb' },
                { api: at < 5 ? 'request' : 'ad.show', args: { url: 'https://a.example/b?c=d' } },
              );
            }
          }
          const error = new TypeError('of the game');
          dispatchEvent(new ErrorEvent('error', { error, message: error.message }));
          return overlay.report();
        });
        const count = JSON.parse(json).failures.length;
        assert.equal(count, 10);
        const lines = markdown.trimEnd().split('\n');
        assert.ok(lines.length <= 60, `${lines.length} lines`);
        assert.equal(lines.filter((/** @type {string} */ line) => line.startsWith('## ')).length, 10);
        for (const advice of [
          /What to do/,
          /Retry/,
          /retry/,
          /What it means/,
          /Fix this/,
          /our advice/,
          /portal/,
        ]) {
          assert.doesNotMatch(markdown, advice);
          assert.doesNotMatch(json, advice);
        }
      },
      { create: false },
    ));

  for (const [what, share] of /** @type {const} */ ([
    ['takes it', 'async (data) => void shares.push(data)'],
    ['is closed again', "async (data) => { shares.push(data); throw new DOMException('no', 'AbortError') }"],
    ['is missing', 'undefined'],
    ['is broken', "() => { throw new TypeError('broken') }"],
  ])) {
    test(`as JSON it is shared, or copied where that is not possible: what the browser shares with ${what}`, () =>
      onPage(
        async (page) => {
          await prepare(page);
          await page.evaluate(`globalThis.shares = [];
            Object.defineProperty(navigator, 'share', { configurable: true, value: ${share} })`);
          await causeErrors(page);
          await page.evaluate('overlay.open()');
          await act(page, 'Report for TikTok');
          await page.getByText('Copied.').waitFor();
          await button(page, 'Share as JSON').click();
          await page.waitForTimeout(50);
          const { reports, shares, copied } = await page.evaluate(async () => {
            const { reports, shares } = /** @type {any} */ (globalThis);
            return { reports, shares, copied: await navigator.clipboard.readText() };
          });
          const [{ json, markdown }] = reports;
          const isShared = /push/.test(share);
          assert.deepEqual(shares, isShared ? [{ text: json }] : []);
          assert.equal(copied, isShared ? markdown : json);
          assert.match(await shown(page), /^Copied\./);
          assert.equal(reports.length, 1, 'it is the report of before');
        },
        { create: false },
      ));
  }

  test('it stays as it was made, and a new one is made anew', () =>
    onPage(async (page) => {
      await page.evaluate(FAULT);
      await page.evaluate('overlay.open()');
      await act(page, 'Report for TikTok');
      await page.getByText('Copied.').waitFor();
      const before = await shown(page);
      assert.match(before, /failures: 1;/);
      await page.evaluate(FAULT);
      await page.waitForTimeout(SOON);
      assert.equal(await shown(page), before);
      await page.evaluate('overlay.close(), overlay.open()');
      assert.equal(await rows(page).count(), 1, 'closing leaves it');
      await act(page, 'Report for TikTok');
      assert.match(await shown(page), /failures: 2;/);
    }));
});

describe('errors that nobody caught', () => {
  /** @param {Page} page */
  const list = async (page) => {
    await page.waitForTimeout(SOON);
    await page.evaluate('overlay.open()');
    const all = await rows(page).allInnerTexts();
    return all.map((row) => row.replace(/\s+/g, ' '));
  };
  /** What a browser tells of itself is expected here. @param {import('./stage.mjs').Opened} opened @param {number} count */
  const expectFaults = ({ faults }, count) => assert.equal(faults.splice(0).length, count);

  test('are listed with their name, their message and where they were thrown', () =>
    onPage(
      async (page, opened) => {
        await page.evaluate(() => {
          setTimeout(function ofTheGame() {
            throw new RangeError('too far: token=planted-1');
          });
          void Promise.reject(new TypeError('of a promise'));
          void Promise.reject('only a text');
          void Promise.reject(undefined);
        });
        await page.waitForTimeout(SOON);
        assert.equal(await badge(page).getAttribute('data-side'), 'uncaught', 'on-first-error shows it');
        const all = (await list(page)).sort();
        assert.equal(all.length, 4, all.join('\n'));
        assert.match(String(all[0]), /^RangeError: too far: token=\S* Uncaught error · /);
        assert.match(String(all[1]), /^TypeError: of a promise Uncaught error · /);
        assert.match(String(all[2]), /^Unhandled rejection: Nothing was passed.* Uncaught error /);
        assert.match(String(all[3]), /^Unhandled rejection: only a text Uncaught error /);
        await rows(page).filter({ hasText: 'RangeError' }).click();
        const text = await shown(page);
        assert.match(text, /^Uncaught error/);
        assert.match(text, /No code of the game caught this error/);
        assert.match(text, /Stack.*at ofTheGame \(/);
        assert.match(text, /Messagetoo far/);
        assert.doesNotMatch(await panel(page).innerHTML(), /planted/);
        const report = await page.evaluate('overlay.report()');
        const { failures } = JSON.parse(report.json);
        const found = failures.find((/** @type {any} */ one) => one.uncaught?.name === 'RangeError');
        assert.equal(found.side, 'uncaught');
        assert.match(found.uncaught.stack[0], /ofTheGame/);
        assert.match(report.markdown, /ofTheGame/);
        assert.doesNotMatch(JSON.stringify(report), /planted/);
        expectFaults(opened, 4);
      },
      { options: { visible: 'on-first-error' } },
    ));

  test('are not listed twice where a call has failed already, and failed calls are explained', () =>
    onPage(async (page, opened) => {
      await page.evaluate(async () => {
        const all = /** @type {any} */ (globalThis);
        all.overlay.destroy();
        const error = { errCode: 21103, errMsg: 'request:fail Request timeout' };
        const platform = {
          request: () => Promise.reject(error),
          login: (/** @type {any} */ { fail }) => fail({ errCode: 21100, errMsg: 'other' }),
        };
        all.overlay = all.createOverlay({ game: platform, visible: 'always' });
        all.overlay.game.request({ url: 'https://a.example/b' });
        await new Promise((resolve) => setTimeout(resolve, 50));
      });
      const one = await list(page);
      assert.equal(one.length, 1, one.join('\n'));
      assert.match(String(one[0]), /^21103 Request timeout Network · request · \/b/);
      await page.evaluate(() => {
        void Promise.reject({ errCode: 50000, errMsg: 'not watched' });
      });
      const two = await list(page);
      assert.equal(two.length, 2);
      assert.match(String(two[0]), /^50000 /);
      assert.doesNotMatch(String(two[0]), /Uncaught/);
      expectFaults(opened, 2);
    }));

  test('the platform tells of them where it can, and the browser only where it cannot', () =>
    onPage(
      async (page, opened) => {
        const left = await page.evaluate(async () => {
          const all = /** @type {any} */ (globalThis);
          /** @type {Record<string, Function[]>} */
          const heard = { Error: [], UnhandledRejection: [] };
          /** @type {any} */
          const game = { request() {} };
          for (const name of Object.keys(heard)) {
            game[`on${name}`] = (/** @type {Function} */ run) => heard[name]?.push(run);
            game[`off${name}`] = (/** @type {Function} */ run) =>
              heard[name]?.splice(heard[name].indexOf(run), 1);
          }
          all.overlay = all.createOverlay({ game, visible: 'always' });
          heard.Error?.[0]?.({ message: 'TypeError: of the platform\n  at run (game.js:12:3)' });
          heard.Error?.[0]?.('Error: only a text\n  at walk (game.js:7:1)');
          heard.UnhandledRejection?.[0]?.({ reason: new RangeError('of a promise'), promise: {} });
          setTimeout(() => {
            throw new Error('of the browser');
          });
          await new Promise((resolve) => setTimeout(resolve, 50));
          all.left = () => [heard.Error?.length, heard.UnhandledRejection?.length];
          return all.left();
        });
        assert.deepEqual(left, [1, 1]);
        const all = (await list(page)).sort();
        assert.equal(all.length, 3, all.join('\n'));
        assert.ok(all.every((row) => row.includes('Uncaught error')));
        assert.ok(
          all.some((row) => row.includes('of the platform') && row.includes('game.js:12:3')),
          all.join('\n'),
        );
        assert.ok(
          all.some((row) => row.includes('only a text') && row.includes('game.js:7:1')),
          all.join('\n'),
        );
        assert.ok(
          all.some((row) => row.startsWith('RangeError: of a promise')),
          all.join('\n'),
        );
        await page.evaluate('overlay.destroy()');
        assert.deepEqual(await page.evaluate('left()'), [0, 0]);
        expectFaults(opened, 1);
      },
      { create: false },
    ));

  for (const consoleErrors of [true, false]) {
    test(`what goes to console.error is listed only where the game asks for it: ${consoleErrors}`, () =>
      onPage(
        async (page, opened) => {
          await page.evaluate(() => {
            console.error('of the console', 7);
            console.error('failed:', new TypeError('of an object'));
            console.error();
          });
          const all = await list(page);
          // The console has it all the same; a browser does not tell of the empty one.
          expectFaults(opened, 2);
          if (!consoleErrors) return assert.deepEqual(all, []);
          assert.equal(all.length, 3, all.join('\n'));
          assert.match(String(all[1]), /^TypeError: of an object Uncaught error · /);
          assert.match(String(all[2]), /^console\.error: of the console Uncaught error/);
        },
        { options: { visible: 'always', consoleErrors } },
      ));
  }

  test('an error of the page that is told twice is one group, and nothing is told after the end', () =>
    onPage(async (page, opened) => {
      await page.evaluate(() => {
        const error = new TypeError('again');
        for (let at = 0; at < 3; at++) dispatchEvent(new ErrorEvent('error', { error, message: 'again' }));
        // Of a script from elsewhere the browser tells nothing.
        dispatchEvent(new ErrorEvent('error', { message: 'Script error.' }));
        // A picture that is not loaded is no error of the game's code.
        document.body.insertAdjacentHTML('beforeend', '<img alt="" src="data:,">');
      });
      const all = await list(page);
      assert.equal(all.length, 2, all.join('\n'));
      assert.match(String(all[0]), /^Error: Script error\. Uncaught error/);
      assert.match(String(all[1]), /^TypeError: again ×3 Uncaught error · /);
      await page.evaluate('overlay.destroy(); Promise.reject(1); 0');
      await page.waitForTimeout(50);
      expectFaults(opened, opened.faults.length);
    }));
});
