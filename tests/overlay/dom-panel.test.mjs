// @ts-check
// The panel in a page: the list, its menus and the details, with a mouse, with fingers and with the keyboard.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  act,
  badge,
  button,
  chip,
  choices,
  content,
  FAULT,
  filter,
  focused,
  onPage,
  panel,
  rows,
  SOON,
  shown,
} from './dom-stage.mjs';
import { causeErrors } from './stage.mjs';

/** @typedef {import('./stage.mjs').Page} Page */

describe('with the keyboard', () => {
  test('everything can be reached and done', () =>
    onPage(
      async (page) => {
        await causeErrors(page);
        await page.waitForTimeout(SOON);
        const { keyboard } = page;
        const at = () =>
          page.evaluate(() => {
            const active = document.activeElement?.shadowRoot?.activeElement;
            const text = active?.getAttribute('aria-label') ?? active?.textContent ?? '';
            return active?.getAttribute('part') === 'content' ? 'content' : text.slice(0, 12);
          });
        /** @param {string} key @param {number} times */
        const pressed = async (key, times) => {
          /** @type {string[]} */
          const seen = [];
          for (let one = 0; one < times; one++) {
            await keyboard.press(key);
            seen.push(await at());
          }
          return seen;
        };
        await keyboard.press('Tab');
        assert.equal(await focused(page), 'button badge');
        await keyboard.press('Enter');
        const header = ['Call: All 18', 'Side: All 18', 'More', 'Close'];
        const list = [
          'Cannot read ',
          '98765 reques',
          '21103 Reques',
          '50000 Intern',
          '30001 User e',
          '30001 (2 pos',
          '21100 URL no',
        ];
        assert.equal(await at(), header[0]);
        assert.deepEqual(await pressed('Tab', 11), [...header.slice(1), 'content', ...list]);

        await rows(page).nth(2).focus();
        await keyboard.press('Space');
        assert.equal(await focused(page), 'button sign back');
        assert.match(await shown(page), /No response within/);
        await keyboard.press('Escape');
        assert.equal(await rows(page).count(), 7);
        assert.equal(await panel(page).count(), 1);
        // Whoever comes back goes on where they were.
        assert.match(await at(), /^21103/);

        await button(page, 'More').focus();
        await keyboard.press('Enter');
        assert.equal(await at(), 'More', 'the button that closes the menu again');
        assert.deepEqual(await pressed('Tab', 6), [
          'Close',
          'content',
          'Report for T',
          'Pause the li',
          'Clear what i',
          'Hide the ove',
        ]);
        await choices(page).first().focus();
        await keyboard.press('Enter');
        assert.equal(await focused(page), 'button sign back');
        assert.deepEqual(await pressed('Tab', 3), ['Close', 'content', 'Share as JSO']);
        await button(page, 'Back').focus();
        await keyboard.press('Enter');
        assert.equal(await rows(page).count(), 7);
        await keyboard.press('Escape');
        assert.equal(await panel(page).count(), 0);
        assert.equal(await focused(page), 'button badge');
        await keyboard.press('Escape');
        assert.equal(await badge(page).count(), 1);
        await keyboard.press('Space');
        assert.equal(await at(), header[0]);
        await button(page, 'Close').focus();
        await keyboard.press('Space');
        assert.equal(await focused(page), 'button badge');
      },
      { size: 'desktop' },
    ));

  test('Escape closes the menu first, then the detail or the report, then the list', () =>
    onPage(async (page) => {
      const { keyboard } = page;
      await causeErrors(page);
      await page.evaluate('overlay.open()');
      await rows(page).nth(3).click();
      await button(page, 'More').click();
      assert.match(await shown(page), /^Report for TikTok/);
      await keyboard.press('Escape');
      assert.match(await shown(page), /^TikTok server/, 'the detail');
      await act(page, 'Report for TikTok');
      assert.equal(await panel(page).getByRole('heading', { level: 2 }).textContent(), 'Report for TikTok');
      await keyboard.press('Escape');
      assert.match(await shown(page), /^TikTok server/, 'the detail that it was opened from');
      await keyboard.press('Escape');
      for (const name of /** @type {const} */ (['Call', 'Side'])) {
        await chip(page, name).click();
        await keyboard.press('Escape');
        assert.equal(await rows(page).count(), 7, 'the list');
        await chip(page, name).click();
        await button(page, 'More').click();
        await keyboard.press('Escape');
        assert.equal(await rows(page).count(), 7, 'one menu takes the place of another');
      }
      await keyboard.press('Escape');
      assert.equal(await panel(page).count(), 0);
      assert.equal(await badge(page).count(), 1);
    }));

  test('whoever leaves a menu is at the button that opened it', () =>
    onPage(
      async (page) => {
        const { keyboard } = page;
        await causeErrors(page);
        await page.evaluate('overlay.open()');
        for (const one of [chip(page, 'Call'), chip(page, 'Side'), button(page, 'More')]) {
          await one.focus();
          await keyboard.press('Enter');
          assert.equal(await one.getAttribute('aria-expanded'), 'true');
          await choices(page).nth(1).focus();
          await keyboard.press('Escape');
          assert.equal(await one.getAttribute('aria-expanded'), 'false');
          assert.equal(await one.evaluate((button) => button.matches(':focus')), true);
          await keyboard.press('Space');
          await choices(page).nth(1).focus();
          await keyboard.press('Space');
          assert.equal(await one.getAttribute('aria-expanded'), 'false');
          assert.equal(await one.evaluate((button) => button.matches(':focus')), true);
        }
      },
      { size: 'desktop' },
    ));

  test('the focus is not taken by what shows or changes itself', () =>
    onPage(
      async (page) => {
        await page.evaluate(() => {
          const field = document.createElement('input');
          field.setAttribute('aria-label', 'Name');
          field.style.cssText = 'position:fixed;left:100px;top:100px';
          document.body.append(field);
          field.focus();
        });
        for (const act of [
          FAULT,
          'overlay.open()',
          FAULT,
          'overlay.pause(true)',
          'overlay.pause(false)',
          'overlay.close()',
          'overlay.hide()',
          'overlay.open()',
          'overlay.clear()',
        ]) {
          await page.evaluate(act);
          await page.waitForTimeout(SOON);
          assert.equal(await focused(page), 'INPUT', act);
        }
        // Somebody looks at one failure, goes back to the game, and the failure goes.
        await page.evaluate(FAULT);
        await rows(page).first().click();
        await page.locator('input').focus();
        await page.evaluate('overlay.clear()');
        assert.equal(await focused(page), 'INPUT');
        await page.evaluate(FAULT);
        await badgeAfterClose(page);
      },
      { options: { visible: 'on-first-error' } },
    ));

  /** Whoever was in the panel is at the badge when it closes, whatever closed it. @param {Page} page */
  async function badgeAfterClose(page) {
    await button(page, 'Close').focus();
    await page.evaluate('overlay.close()');
    assert.equal(await focused(page), 'button badge');
  }

  test('whoever loses the button that they were at goes on in the panel', () =>
    onPage(async (page) => {
      await page.evaluate(FAULT);
      await badge(page).click();
      await rows(page).first().click();
      assert.equal(await focused(page), 'button sign back');
      await page.evaluate('overlay.clear()');
      assert.equal(await focused(page), 'button sign more');
    }));
});

describe('the list', () => {
  test('filters choose from the calls and sides that there are', () =>
    onPage(async (page) => {
      await causeErrors(page);
      await page.evaluate('overlay.open()');
      /** @param {'Call' | 'Side'} name */
      const menu = async (name) => {
        await chip(page, name).click();
        assert.equal(await chip(page, name).getAttribute('aria-expanded'), 'true');
        const options = await choices(page).evaluateAll((all) =>
          all.map((one) => [...one.querySelectorAll('[part=text], [part=mark]')].map((e) => e.textContent)),
        );
        await chip(page, name).click();
        assert.equal(await chip(page, name).getAttribute('aria-expanded'), 'false');
        return options;
      };
      assert.deepEqual(await menu('Call'), [
        ['✓ All', '18'],
        ['request', '14'],
        ['ad.show', '2'],
      ]);
      assert.deepEqual(await menu('Side'), [
        ['✓ All', '18'],
        ['Your side', '1'],
        ['Unclear', '3'],
        ['Network', '12'],
        ['TikTok server', '1'],
        ['Expected', '1'],
      ]);
      assert.equal(await chip(page, 'Call').textContent(), 'Call ▾');
      await filter(page, 'Call', 'request');
      assert.equal(await rows(page).count(), 3);
      assert.equal(await chip(page, 'Call').textContent(), 'request 14 ▾');
      assert.equal(await chip(page, 'Call').getAttribute('aria-label'), 'Call: request 14');
      assert.equal(await chip(page, 'Call').getAttribute('aria-expanded'), 'false');
      assert.deepEqual((await menu('Call')).slice(0, 2), [
        ['All', '18'],
        ['✓ request', '14'],
      ]);
      await filter(page, 'Side', 'Unclear');
      assert.equal(await rows(page).count(), 1, 'the filters work together');
      await filter(page, 'Call', 'All');
      assert.equal(await rows(page).count(), 3);
      await filter(page, 'Side', 'Expected');
      assert.equal(await rows(page).count(), 1);
      await filter(page, 'Call', 'request');
      assert.equal(await rows(page).count(), 0);
      assert.equal(await shown(page), 'Nothing matches this filter.');
      // A filter stays while the list is closed, and can always be taken back.
      await page.evaluate('overlay.close(), overlay.open()');
      assert.equal(await shown(page), 'Nothing matches this filter.');
      await filter(page, 'Call', 'All');
      await filter(page, 'Side', 'All');
      assert.equal(await rows(page).count(), 7);
      await page.evaluate('overlay.clear()');
      assert.equal(await shown(page), 'Nothing has failed.');
      assert.equal(await page.locator('[part~=chip]').count(), 0);
    }));

  test('pause keeps it as it is, and counts what is missed', () =>
    onPage(async (page) => {
      await causeErrors(page);
      await page.evaluate('overlay.open()');
      const before = await page.locator('[part=rows]').innerText();
      await act(page, 'Pause the list');
      // Whoever pauses sees that it is paused, before anything is missed.
      assert.match(await shown(page), /^Paused. New failures: 0/);
      await page.evaluate(`for (let at = 0; at < 30; at++) ${FAULT}`);
      await page.waitForTimeout(SOON);
      assert.equal(await page.locator('[part=rows]').innerText(), before);
      assert.match(await shown(page), /^Paused. New failures: 30/);
      await rows(page).nth(1).click();
      await button(page, 'Back').click();
      assert.equal(await page.locator('[part=rows]').innerText(), before);
      await act(page, 'Resume the list');
      assert.equal(await rows(page).count(), 8);
      assert.doesNotMatch(await shown(page), /Paused/);
      await act(page, 'Pause the list');
      await act(page, 'Clear what is shown');
      assert.match(await shown(page), /^Cleared: 48\s*Undo\s*Nothing has failed\.$/);
      await page.evaluate(FAULT);
      await page.waitForTimeout(SOON);
      assert.equal(await rows(page).count(), 1, 'and goes on after that');
    }));

  test('clear takes what the filters show, and can be undone for five seconds', () =>
    onPage(async (page) => {
      await page.clock.install({ time: 0 });
      await page.clock.pauseAt(100_000);
      await causeErrors(page);
      await page.evaluate('overlay.open()');
      const before = await page.locator('[part=rows]').innerText();
      await filter(page, 'Call', 'request');
      await act(page, 'Clear what is shown');
      assert.equal(await shown(page), 'Cleared: 14UndoNothing matches this filter.');
      assert.equal(await page.locator('h2').textContent(), 'Failures 4');
      await filter(page, 'Call', 'All');
      assert.equal(await rows(page).count(), 4, 'the others stay');
      await choices(page).filter({ hasText: 'Undo' }).click();
      assert.equal(await page.locator('[part=rows]').innerText(), before);
      assert.equal(await choices(page).count(), 0);

      await page.evaluate('overlay.close(), overlay.open()');
      await act(page, 'Clear what is shown');
      assert.equal(await shown(page), 'Cleared: 18UndoNothing has failed.');
      await page.clock.runFor(4900);
      await page.evaluate("overlay.record({ errCode: 21100 }, { api: 'request' })");
      await page.clock.runFor(50);
      assert.match(await shown(page), /^Cleared: 18/);
      await choices(page).filter({ hasText: 'Undo' }).click();
      assert.equal(await page.locator('h2').textContent(), 'Failures 19');
      assert.equal(await rows(page).count(), 8, 'what came in between stays');
      await page.clock.runFor(6000);
      assert.equal(await rows(page).count(), 8, 'what is back stays');

      // Whoever closes the list and opens it again in time can still undo.
      await act(page, 'Clear what is shown');
      await page.evaluate('overlay.close()');
      assert.equal(await badge(page).count(), 0);
      await page.evaluate('overlay.open()');
      await choices(page).filter({ hasText: 'Undo' }).click();
      await page.evaluate('overlay.close()');
      assert.equal(await badge(page).textContent(), '19');
      await page.evaluate('overlay.open()');

      // The second clearing has five seconds of its own.
      await filter(page, 'Side', 'Expected');
      await act(page, 'Clear what is shown');
      await page.clock.runFor(3000);
      await filter(page, 'Side', 'All');
      await act(page, 'Clear what is shown');
      await page.clock.runFor(4900);
      assert.match(await shown(page), /^Cleared: 18/);
      await page.clock.runFor(200);
      assert.equal(await shown(page), 'Nothing has failed.');
    }));

  test('ten thousand failures at once are shown by one change of the page, in 200 rows', () =>
    onPage(async (page) => {
      await page.evaluate('overlay.open()');
      const renders = await page.evaluate(async () => {
        const { overlay } = /** @type {any} */ (globalThis);
        const root = document.querySelector('ttminis-explain-overlay')?.shadowRoot;
        let renders = 0;
        const title = /** @type {Element} */ (root?.querySelector('h2'));
        new MutationObserver(() => renders++).observe(title, { childList: true, subtree: true });
        for (let at = 0; at < 10_000; at++) {
          overlay.record(
            { errCode: 21103 },
            { api: 'request', args: { url: `https://${at % 250}.example.com/` } },
          );
        }
        while (!renders) await new Promise((resolve) => setTimeout(resolve, 1));
        await new Promise((resolve) => setTimeout(resolve, 500));
        return renders;
      });
      assert.equal(renders, 1);
      assert.equal(await rows(page).count(), 200);
      assert.match(String(await content(page).textContent()), /Older failures dropped: \d+/);
      assert.equal(await page.locator('h2').textContent(), 'Failures 10k');

      // Nothing is written to what stays as it is.
      const changes = await page.evaluate(async () => {
        const { overlay } = /** @type {any} */ (globalThis);
        const root = /** @type {ShadowRoot} */ (
          document.querySelector('ttminis-explain-overlay')?.shadowRoot
        );
        let changes = 0;
        const options = { childList: true, subtree: true, attributes: true, characterData: true };
        new MutationObserver((list) => {
          changes += list.length;
        }).observe(root, options);
        overlay.record({ errCode: 21103 }, { api: 'request', args: { url: 'https://249.example.com/' } });
        await new Promise((resolve) => setTimeout(resolve, 500));
        return changes;
      });
      assert.ok(changes < 20, `${changes} changes`);
    }));

  test('the place and the focus stay while it changes', () =>
    onPage(async (page) => {
      /** @param {number} at */
      const fail = (at) =>
        page.evaluate((index) => {
          const url = `https://${index}.example.com/`;
          /** @type {any} */ (globalThis).overlay.record(
            { errCode: 21103 },
            { api: 'request', args: { url } },
          );
        }, at);
      await page.evaluate('overlay.open()');
      for (let at = 0; at < 60; at++) await fail(at);
      await page.waitForTimeout(SOON);
      const row = rows(page).filter({ hasText: ' · 30.example.com' });
      await row.focus();
      await row.evaluate((one) => one.scrollIntoView({ block: 'center' }));
      await page.waitForTimeout(50);
      const before = await row.boundingBox();
      for (const at of [70, 71, 5, 58]) {
        await fail(at);
        await page.waitForTimeout(SOON);
      }
      const text = () =>
        page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent ?? '');
      assert.match(await text(), /· 30\.example/);
      const after = await row.boundingBox();
      assert.ok(before && after && Math.abs(after.y - before.y) < 2, `${before?.y}, ${after?.y}`);
      // It goes to the top itself, and is still what somebody is at.
      await fail(30);
      await page.waitForTimeout(SOON);
      assert.match(await text(), /· 30\.example/);

      // Whoever comes back from one finds the list where it was.
      const place = () => content(page).evaluate((one) => one.scrollTop);
      await rows(page).nth(40).scrollIntoViewIfNeeded();
      const at = await place();
      assert.ok(at > 500);
      await rows(page).nth(40).click();
      assert.equal(await place(), 0, 'a detail is read from its top');
      await button(page, 'Back').click();
      assert.ok(Math.abs((await place()) - at) < 70, `${await place()}, ${at}`);
      const again = await place();
      await button(page, 'More').click();
      await page.keyboard.press('Escape');
      assert.equal(await place(), again, 'after a menu');
      await act(page, 'Report for TikTok');
      assert.equal(await place(), 0);
      await button(page, 'Back').click();
      assert.equal(await place(), again, 'after the report');
      await filter(page, 'Side', 'Network');
      assert.equal(await place(), 0, 'another list is read from its top');
      await button(page, 'Close').click();
      await badge(page).click();
      assert.equal(await place(), 0, 'and so is one that is opened again');
    }));
});

describe('its size', () => {
  /** @param {Page} page */
  const boxOfPanel = async (page) => {
    const box = await panel(page).boundingBox();
    assert.ok(box);
    return box;
  };
  /** How many rows are seen in full. @param {Page} page */
  const seen = async (page) => {
    const { y, height } = await boxOfPanel(page);
    const boxes = await rows(page).evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().toJSON()),
    );
    return boxes.filter(({ top, bottom }) => top >= y && bottom <= y + height).length;
  };

  test('it is as tall as its content, up to a share of the screen', () =>
    onPage(async (page) => {
      const bottom = 740 - 8;
      /** @param {number} least @param {number} most @param {string} state */
      const check = async (least, most, state) => {
        const { x, y, width, height } = await boxOfPanel(page);
        assert.deepEqual([x, width, Math.round(y + height)], [8, 344, bottom], state);
        assert.ok(height >= least && height <= most, `${state}: ${height}`);
      };
      await page.evaluate('overlay.open()');
      await check(60, 100, 'empty');
      await page.evaluate(FAULT);
      await page.waitForTimeout(SOON);
      await check(44 + 40, 44 + 40 + 4, 'one row');
      await causeErrors(page);
      await page.waitForTimeout(SOON);
      await check(0.45 * 740 - 1, 0.45 * 740 + 1, 'more rows than fit');
      await button(page, 'More').click();
      await check(150, 0.45 * 740 + 1, 'a menu');
      await button(page, 'More').click();
      await rows(page).nth(7).click();
      await check(0.7 * 740 - 1, 0.7 * 740 + 1, 'a long detail');
      await button(page, 'Back').click();
      await rows(page).first().click();
      await check(100, 0.7 * 740 + 1, 'a short detail');
      await page.evaluate(`for (let at = 0; at < 20; at++)
        overlay.record({ errCode: 21103 }, { api: 'request', args: { url: 'https://a.example/' + at } })`);
      await act(page, 'Report for TikTok');
      await check(740 - 17, 740 - 16, 'the report');
    }));

  test('on a small screen four rows are seen, and never less than two', () =>
    onPage(
      async (page) => {
        await causeErrors(page);
        await page.evaluate('overlay.open()');
        assert.equal((await boxOfPanel(page)).y > 568 / 2, true);
        assert.ok((await seen(page)) >= 4, `${await seen(page)} rows`);
        assert.equal(
          await rows(page)
            .first()
            .evaluate((one) => one.getBoundingClientRect().height),
          40,
        );
        assert.equal(await page.locator('[part=head]').evaluate((one) => one.clientHeight), 44);
        for (const [width, height] of [
          [320, 200],
          [480, 200],
        ]) {
          await page.setViewportSize({ width: Number(width), height: Number(height) });
          assert.ok((await boxOfPanel(page)).height >= 124, `${width}`);
          assert.equal(await seen(page), 1, 'and the half of another one');
        }
      },
      { size: 'narrow' },
    ));

  test('one header line: back, the title with the count, the filters, more and close', () =>
    onPage(async (page) => {
      const head = () =>
        page
          .locator('[part=head] > *')
          .evaluateAll((all) =>
            all.map((one) => `${one.tagName} ${one.getAttribute('part')}: ${one.textContent}`),
          );
      /** All of it stands side by side, in one line. */
      const tops = () =>
        page
          .locator('[part=head] > *')
          .evaluateAll(
            (all) =>
              [
                ...new Set(
                  all
                    .map((one) => one.getBoundingClientRect())
                    .flatMap(({ top, height }) => [Math.round(top), Math.round(height)]),
                ),
              ].length,
          );
      await page.evaluate('overlay.open()');
      assert.deepEqual(await head(), [
        'H2 heading: Failures 0',
        'BUTTON button sign more: ⋯',
        'BUTTON button sign close: ×',
      ]);
      await causeErrors(page);
      await page.waitForTimeout(SOON);
      assert.deepEqual(await head(), [
        'H2 heading: Failures 18',
        'BUTTON button chip: Call ▾',
        'BUTTON button chip: Side ▾',
        'BUTTON button sign more: ⋯',
        'BUTTON button sign close: ×',
      ]);
      assert.equal(await tops(), 2);
      await rows(page).nth(6).click();
      assert.deepEqual(await head(), [
        'BUTTON button sign back: ‹',
        'H2 heading: 21100 URL not in domain list',
        'BUTTON button sign more: ⋯',
        'BUTTON button sign close: ×',
      ]);
      assert.equal(await tops(), 2);
      await act(page, 'Report for TikTok');
      assert.deepEqual(await head(), [
        'BUTTON button sign back: ‹',
        'H2 heading: Report for TikTok',
        'BUTTON button sign close: ×',
      ]);
    }));

  test('a row has two lines: the code, the title and how often; whose side, where and when', () =>
    onPage(async (page) => {
      await causeErrors(page);
      await page.evaluate('overlay.open()');
      const texts = await rows(page).evaluateAll((all) =>
        all.map((one) =>
          [...one.querySelectorAll('[part=line]')].map((line) => /** @type {HTMLElement} */ (line).innerText),
        ),
      );
      assert.deepEqual(
        texts.map((lines) => lines.map((line) => line.replace(/\s+/g, ' '))),
        [
          ["Cannot read properties of undefined (reading 'length')", 'Unclear 14:03:22'],
          [
            '98765 request:fail something that no page of the platform has ever heard of',
            'Unclear · request · /a.png 14:03:22',
          ],
          ['21103 Request timeout ×12', 'Network · request · /top 14:03:22'],
          ['50000 Internal error', 'TikTok server · ad.show · 7312345678901234567 14:03:22'],
          ['30001 User exit', 'Expected · ad.show · 7312345678901234567 14:03:22'],
          ['30001 (2 possible meanings)', 'Unclear 14:03:22'],
          ['21100 URL not in domain list', 'Your side · request · /scores 14:03:22'],
        ],
      );
    }));
});

describe('the details', () => {
  /** The texts of the content, each with its part. @param {Page} page */
  const lines = (page) =>
    page.locator('[part=content] :is(h3, p, li)').evaluateAll((all) =>
      all.map((one) => {
        const parts = one.querySelectorAll('[part=side], [part=text], [part=mark]');
        const texts = [...parts].map((part) => part.textContent).filter(Boolean);
        return `${one.getAttribute('part')}: ${texts.join(' | ')}`;
      }),
    );
  /** The lines below a heading. @param {Page} page @param {string} heading */
  const section = async (page, heading) => {
    const all = await lines(page);
    const from = all.indexOf(`heading: ${heading}`);
    assert.ok(from >= 0, `${heading}: ${all.join(', ')}`);
    const to = all.findIndex((line, at) => at > from && line.startsWith('heading'));
    return all.slice(from + 1, to < 0 ? undefined : to);
  };

  test('whose side it is stands first, then the fix, and what happened last', () =>
    onPage(async (page) => {
      await causeErrors(page);
      await page.evaluate('overlay.open()');
      await rows(page).nth(6).click();
      const all = await lines(page);
      assert.equal(all[0], 'text: Your side');
      assert.equal(all[1], 'heading: Fix this');
      assert.match(String(all[2]), /"api\.exmaple\.com" is not a trusted domain/);
      assert.deepEqual(
        all.filter((line) => line.startsWith('heading')).map((line) => line.slice(9)),
        [
          'Fix this',
          'What to do',
          'What it means',
          'Retry?',
          'Message',
          'Last call',
          'Last failures',
          'Source',
        ],
      );
      const color = await page
        .locator('[part=content] [part=side]')
        .evaluate((one) => getComputedStyle(one).color);
      assert.equal(color, 'rgb(198, 40, 40)');
    }));

  test('whoever knows which one it was says so, and can take it back', () =>
    onPage(async (page) => {
      const fail = async () => {
        await page.evaluate('overlay.record({ errCode: 30001 })');
        await page.waitForTimeout(SOON);
      };
      const row = () => rows(page).first().innerText();
      const title = () => page.locator('h2').textContent();
      const both = '30001 (2 possible meanings)';
      await fail();
      assert.equal(await badge(page).getAttribute('data-side'), 'unclear');
      await page.evaluate('overlay.open()');
      await rows(page).first().click();
      assert.equal(await title(), both);
      assert.equal((await lines(page))[0], 'text: Unclear');
      const found = await section(page, 'Which one was it?');
      assert.equal(found.length, 2);
      assert.match(String(found[0]), /^item: Ad placement frequency control calibration failure: /);
      assert.match(String(found[1]), /^item: User exit: /);
      assert.equal((await lines(page)).includes('item: Not this one'), false);

      await choices(page)
        .filter({ hasText: /^User exit/ })
        .click();
      assert.equal(await title(), '30001 User exit');
      assert.equal((await lines(page))[0], 'text: Expected');
      assert.deepEqual(await section(page, 'Which one was it?'), ['item: Not this one']);
      await button(page, 'Back').click();
      assert.match(await row(), /^30001 User exit\s+Expected/);
      await page.evaluate('overlay.close()');
      assert.equal(await badge(page).getAttribute('data-side'), 'nobody');

      await page.evaluate('overlay.open()');
      await fail();
      assert.equal(await rows(page).count(), 1);
      assert.match(await row(), /^30001 User exit\s*×2\s+Expected/, 'later failures keep it');
      // Another group is another question.
      await page.evaluate("overlay.record({ errCode: 30001 }, { args: { adUnitId: 'other' } })");
      await page.waitForTimeout(SOON);
      assert.match(await row(), /^30001 \(2 possible meanings\)\s+Unclear/);

      await rows(page).nth(1).click();
      await choices(page).filter({ hasText: 'Not this one' }).click();
      assert.equal(await title(), both);
      assert.equal((await lines(page))[0], 'text: Unclear');
      assert.equal((await section(page, 'Which one was it?')).length, 2);
      await choices(page)
        .filter({ hasText: /^Ad placement/ })
        .click();
      assert.equal(await title(), '30001 Ad placement frequency control calibration failure');
      await fail();
      assert.equal(await title(), '30001 Ad placement frequency control calibration failure');
    }));

  test('a tap on an address copies it', () =>
    onPage(async (page) => {
      await causeErrors(page);
      await page.evaluate('overlay.open()');
      await rows(page).nth(6).click();
      const copied = () => page.evaluate(() => navigator.clipboard.readText());
      /** The mark and the text of those that can be copied. */
      const links = () =>
        choices(page).evaluateAll((all) =>
          all.map((one) => ['mark', 'text'].map((part) => one.querySelector(`[part=${part}]`)?.textContent)),
        );
      const url = 'https://api.exmaple.com/scores?…';
      const source = "TikTok's error reference, 2026-08-04";
      assert.deepEqual(await links(), [
        ['Copy', url],
        ['Copy', source],
      ]);
      /** @param {import('playwright-core').Locator} link */
      const copy = async (link) => {
        await link.click();
        await link.filter({ hasText: 'Copied.' }).waitFor();
      };
      await copy(choices(page).first());
      assert.deepEqual(await links(), [
        ['Copied.', url],
        ['Copy', source],
      ]);
      assert.equal(await copied(), url);
      await copy(choices(page).last());
      assert.deepEqual(await links(), [
        ['Copy', url],
        ['Copied.', source],
      ]);
      assert.match(await copied(), /^https:\/\/developers\.tiktok\.com\//);
      assert.equal(await focused(page), 'button choice');
      // What is not copied is not called so.
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
      });
      await choices(page).first().click();
      await page.waitForTimeout(50);
      assert.deepEqual((await links())[0], ['Copy', url]);
    }));

  test('the last ten failures stand there with their times, and how often there were', () =>
    onPage(async (page) => {
      await page.evaluate(() => {
        const { overlay } = /** @type {any} */ (globalThis);
        const now = Date.now;
        for (let at = 0; at < 12; at++) {
          Date.now = () => Date.UTC(2026, 10, 24, 14, 3, at);
          overlay.record(
            { errCode: 21103, errMsg: at < 11 ? `request:fail timeout ${at}` : 'request:fail timeout' },
            { api: 'request', elapsedMs: at === 10 ? 1500 : 0 },
          );
        }
        Date.now = now;
        overlay.open();
      });
      await rows(page).first().click();
      const recent = await section(page, 'Last failures');
      assert.equal(recent.length, 11);
      assert.deepEqual(recent.slice(0, 4), [
        'text: ×12 · 14:03:00–14:03:11 · 12/min',
        'text: 14:03:11',
        'text: 14:03:10 · 1.5 s · request:fail timeout 10',
        'text: 14:03:09 · request:fail timeout 9',
      ]);
      assert.equal(recent.at(-1), 'text: 14:03:02 · request:fail timeout 2');
    }));
});
