// @ts-check
// How the overlay looks in a page, and what it tells those who do not see it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
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
  onPage,
  panel,
  rows,
  SOON,
  shown,
} from './dom-stage.mjs';
import { causeErrors } from './stage.mjs';

/** @typedef {import('./stage.mjs').Page} Page */
/** @typedef {import('./stage.mjs').Asked} Asked */

describe('what is told', { concurrency: 2 }, () => {
  test('everything has a role, a name and a part', () =>
    onPage(async (page) => {
      /** @param {string} state */
      const check = async (state) => {
        const wrong = await page.evaluate(() => {
          const root = document.querySelector('ttminis-explain-overlay')?.shadowRoot;
          return [...(root?.querySelectorAll('*') ?? [])]
            .filter(
              (one) =>
                !one.getAttribute('part') ||
                (one.getAttribute('part')?.split(' ').includes('button') &&
                  !(one instanceof HTMLButtonElement && one.type === 'button')),
            )
            .map((one) => one.outerHTML.slice(0, 100));
        });
        assert.deepEqual(wrong, [], state);
      };
      await causeErrors(page);
      await page.waitForTimeout(SOON);
      await check('badge');
      assert.equal(await button(page, 'Failures, open the list: 18').count(), 1);
      await page.evaluate('overlay.open()');
      await check('list');
      assert.equal(await page.getByRole('dialog', { name: 'Failures 18' }).count(), 1);
      assert.equal(await page.getByRole('heading', { name: 'Failures 18', level: 2 }).count(), 1);
      assert.equal(await page.getByRole('group', { name: 'Failures 18' }).count(), 1);
      assert.equal(await page.getByRole('list').count(), 1);
      assert.equal(await page.getByRole('listitem').count(), 7);
      assert.equal(
        await button(page, /^50000 Internal error\s*TikTok server · ad\.show · 73\d+\s*14:03:22$/).count(),
        1,
      );
      for (const name of ['Call: All 18', 'Side: All 18', 'More', 'Close']) {
        assert.equal(await button(page, name).count(), 1, name);
      }
      for (const [name, items] of /** @type {const} */ ([
        ['Call: All 18', ['✓ All 18', 'request 14', 'ad.show 2']],
        [
          'Side: All 18',
          ['✓ All 18', 'Your side 1', 'Unclear 3', 'Network 12', 'TikTok server 1', 'Expected 1'],
        ],
        ['More', ['Report for TikTok', 'Pause the list', 'Clear what is shown', 'Hide the overlay']],
      ])) {
        await button(page, name).click();
        await check(name);
        assert.equal(/Tap the top left corner five times/.test(await shown(page)), name === 'More');
        assert.equal(await page.getByRole('button', { name, expanded: true }).count(), 1);
        assert.equal(await page.getByRole('list').count(), 1);
        assert.equal(await page.getByRole('listitem').count(), items.length, name);
        for (const item of items) assert.equal(await button(page, item).count(), 1, item);
        await button(page, name).click();
        assert.equal(await page.getByRole('button', { name, expanded: false }).count(), 1);
      }
      await rows(page).nth(3).click();
      await check('detail');
      assert.equal(await page.getByRole('heading', { level: 3, name: 'What to do' }).count(), 1);
      assert.equal(await button(page, 'Back').count(), 1);
      await act(page, 'Report for TikTok');
      await check('report');
      await page.evaluate('overlay.close(), overlay.open()');
      await act(page, 'Clear what is shown');
      await check('cleared');
      assert.equal(await button(page, 'Cleared: 18 Undo').count(), 1);
      await page.evaluate('overlay.clear(), overlay.close(), overlay.open()');
      await check('empty');
      assert.equal(await shown(page), 'Nothing has failed.');
    }));

  test('a polite region says what came last, not each of a thousand', () =>
    onPage(async (page) => {
      const status = page.getByRole('status');
      await page.evaluate('overlay.open()');
      assert.equal(await status.count(), 1);
      assert.equal(await status.textContent(), '');
      await page.waitForTimeout(SOON);
      assert.equal(await status.textContent(), '');
      const changes = await page.evaluate(async () => {
        const { overlay } = /** @type {any} */ (globalThis);
        const root = document.querySelector('ttminis-explain-overlay')?.shadowRoot;
        const region = /** @type {Element} */ (root?.querySelector('[role=status]'));
        let count = 0;
        new MutationObserver(() => count++).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
        for (let at = 0; at < 1000; at++) {
          overlay.record({ errCode: at === 999 ? 21100 : 21103 }, { api: 'request' });
          if (at % 100 === 0) await new Promise((resolve) => setTimeout(resolve));
        }
        await new Promise((resolve) => setTimeout(resolve, 500));
        return count;
      });
      assert.ok(changes >= 1 && changes <= 4, `${changes} changes`);
      assert.equal(await status.textContent(), 'Failures (1000): 21100 URL not in domain list');
      // It is not what is shown: opening and filters tell nothing new.
      await page.evaluate('overlay.close(), overlay.open()');
      await filter(page, 'Side', 'Network');
      await filter(page, 'Call', 'request');
      await page.waitForTimeout(SOON);
      assert.equal(await status.textContent(), 'Failures (1000): 21100 URL not in domain list');
      await page.evaluate('overlay.clear()');
      assert.equal(await status.textContent(), '');
    }));

  test('a region that comes with its words says them when it is known', () =>
    onPage(
      async (page) => {
        const first = await page.evaluate(() => {
          const { overlay } = /** @type {any} */ (globalThis);
          overlay.record({ errCode: 21103 }, { api: 'request' });
          return document.querySelector('ttminis-explain-overlay')?.shadowRoot?.querySelector('[role=status]')
            ?.textContent;
        });
        assert.equal(first, '');
        await page.waitForTimeout(SOON + 100);
        assert.equal(await page.getByRole('status').textContent(), 'Failures (1): 21103 Request timeout');
      },
      { options: { visible: 'on-first-error' } },
    ));

  const messages = {
    image: '<img src=x onerror="globalThis.pwned = 1">',
    script: '<script>globalThis.pwned = 1</script>',
    entity: '&lt;b&gt; &amp; &#x41; &nbsp;',
    closing: '</span></button></section><h1>gone</h1>',
    direction: 'abc \u202e def \u2066 ghi',
    emoji: '🎮 👩‍👩‍👧‍👦 🇩🇪',
    cjk: '网络请求失败，请检查域名白名单配置。',
    lines: 'first\nsecond\r\nthird\tfourth',
    long: 'W'.repeat(10_000),
    word: 'many words '.repeat(1000),
  };
  for (const [what, asked] of Object.entries({
    'a narrow screen': { size: /** @type {const} */ ('narrow') },
    'a phone at 200 %': { viewport: { width: 180, height: 370 } },
    'a phone on its side at 200 %': { viewport: { width: 284, height: 160 } },
    'a desktop': { size: /** @type {const} */ ('desktop') },
  })) {
    test(`text is text, and fits: ${what}`, () =>
      onPage(
        async (page) => {
          if ('viewport' in asked) await page.setViewportSize(asked.viewport);
          /** @param {string} state */
          const check = async (state) => {
            const wrong = await page.evaluate(() => {
              const root = /** @type {any} */ (document.querySelector('ttminis-explain-overlay')).shadowRoot;
              const own = 'SECTION DIV H2 H3 P UL LI BUTTON SPAN';
              const all = [...root.querySelectorAll('*')];
              const box = root.querySelector('[part=panel]').getBoundingClientRect();
              // What is too long for its line ends in an ellipsis; the details have all of it.
              const isCut = (/** @type {Element | null} */ one) =>
                !!one && getComputedStyle(one).textOverflow === 'ellipsis';
              const isOff = (/** @type {Element} */ one) => {
                const { left, right } = one.getBoundingClientRect();
                return left < box.left - 0.5 || right > box.right + 0.5;
              };
              return {
                tags: all.map((one) => one.tagName).filter((name) => !own.split(' ').includes(name)),
                wide: all
                  .filter((one) => one.getAttribute('part') !== 'status')
                  .filter((one) => one.scrollWidth > one.clientWidth && one.clientWidth > 0 && !isCut(one))
                  .map((one) => one.outerHTML.slice(0, 80)),
                off: all
                  .filter((one) => one.closest('[part=panel]') && one.getClientRects().length)
                  .filter((one) => !isCut(one.parentElement) && isOff(one))
                  .map((one) => one.outerHTML.slice(0, 80)),
                screen: [box.left >= 0, box.right <= innerWidth, box.top >= 0, box.bottom <= innerHeight],
                pwned: /** @type {any} */ (globalThis).pwned ?? 0,
              };
            });
            assert.deepEqual(
              wrong,
              { tags: [], wide: [], off: [], screen: [true, true, true, true], pwned: 0 },
              state,
            );
          };
          await page.evaluate('overlay.open()');
          await check('empty');
          await page.evaluate((all) => {
            const { overlay } = /** @type {any} */ (globalThis);
            for (const [at, errMsg] of all.entries())
              overlay.record({ errCode: 90000 + at, errMsg }, { api: 'request' });
            overlay.record(new TypeError(all[0]));
            overlay.record(
              { errCode: 21100, errMsg: all[1] },
              {
                api: 'request',
                args: { url: `https://${'long-'.repeat(200)}host.example/${'a'.repeat(3000)}` },
              },
            );
          }, Object.values(messages));
          await page.waitForTimeout(SOON);
          assert.equal(await rows(page).count(), 12);
          await check('list');
          const titles = await page.locator('[part~=row] [part=text]').allTextContents();
          for (const expected of [
            '90000 <img src=x onerror=',
            '90001 <script>',
            '90002 &lt;b&gt; &amp; &#',
            '90003 </span></button>',
            '90005 🎮',
            '90006 网络请求失败',
          ]) {
            assert.ok(
              titles.some((title) => title.startsWith(expected)),
              expected,
            );
          }
          for (let at = 0; at < 12; at++) {
            await rows(page)
              .nth(at)
              .evaluate((one) => /** @type {HTMLElement} */ (one).click());
            await check(`detail ${at}`);
            // A line has 400 characters at most.
            assert.ok(String(await content(page).textContent()).length < 4000);
            await page.keyboard.press('Escape');
          }
          for (const name of ['Call', 'Side', 'More']) {
            await button(page, new RegExp(`^${name}`)).evaluate((one) => /** @type {any} */ (one).click());
            await check(name);
          }
          await choices(page)
            .first()
            .evaluate((one) => /** @type {any} */ (one).click());
          await check('report');
          await page.evaluate('overlay.close()');
        },
        /** @type {Asked} */ ({ size: 'phone', ...asked }),
      ));
  }

  test('a low screen can be scrolled to everything', () =>
    onPage(async (page) => {
      await page.setViewportSize({ width: 284, height: 160 });
      await causeErrors(page);
      await page.evaluate('overlay.open()');
      await rows(page).last().click();
      await button(page, 'Back').click();
      await act(page, 'Report for TikTok');
      await button(page, 'Share as JSON').scrollIntoViewIfNeeded();
      await page
        .getByText(/^Times: /)
        .last()
        .scrollIntoViewIfNeeded();
      await button(page, 'Back').click();
      await filter(page, 'Side', 'Expected');
      await rows(page).first().click();
      await button(page, 'Back').click();
      await filter(page, 'Side', 'All');
      await rows(page).nth(2).click();
    }));
});

describe('how it looks', { concurrency: 2 }, () => {
  /** Everything that is too small for a finger, and rows that are too high. @param {Page} page */
  const small = (page) =>
    page.evaluate(() =>
      [...(document.querySelector('ttminis-explain-overlay')?.shadowRoot?.querySelectorAll('button') ?? [])]
        .map((one) => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ one, box }) => {
          const isRow = one.getAttribute('part')?.includes('row');
          return box.width < 43.9 || box.height < (isRow ? 39.9 : 43.9) || (isRow && box.height > 40.1);
        })
        .map(({ one, box }) => `${one.outerHTML.slice(0, 80)} ${box.width}x${box.height}`),
    );

  /** The states, one after the other, each with what leads to it. @type {[string, (page: Page) => Promise<unknown>][]} */
  const states = [
    ['nothing', async () => {}],
    ['empty', (page) => page.evaluate('overlay.open()')],
    [
      'list',
      async (page) => {
        await causeErrors(page);
        await page.waitForTimeout(SOON);
      },
    ],
    ['badge with errors', (page) => page.evaluate('overlay.close()')],
    ['unrecognized', (page) => openRow(page, 0)],
    ['unknown', (page) => openRow(page, 1)],
    ['known', (page) => openRow(page, 2)],
    ['ambiguous', (page) => openRow(page, 5)],
    [
      'chosen',
      async (page) => {
        await page.locator('[part~=choice]').first().click();
      },
    ],
    ['menu of a detail', (page) => page.locator('[part~=more]').first().click()],
    [
      'report',
      async (page) => {
        await page.locator('[part~=choice]').first().click();
        await page.waitForTimeout(100);
      },
    ],
    [
      'menu',
      async (page) => {
        // From the report to the detail, and from there to the list.
        await page.locator('[part~=back]').click();
        await page.locator('[part~=back]').click();
        await page.locator('[part~=sign]').first().click();
      },
    ],
    ['menu of a filter', (page) => page.locator('[part~=chip]').first().click()],
    ['filtered', (page) => page.locator('[part~=choice]').last().click()],
    [
      'filtered to nothing',
      async (page) => {
        await page.locator('[part~=chip]').last().click();
        await page.locator('[part~=choice]').nth(1).click();
        assert.equal(await rows(page).count(), 0);
      },
    ],
    [
      'cleared',
      async (page) => {
        for (const at of [0, 1]) {
          await page.locator('[part~=chip]').nth(at).click();
          await page.locator('[part~=choice]').first().click();
        }
        await page.locator('[part~=sign]').first().click();
        await page.locator('[part~=choice]').nth(2).click();
        assert.equal(await page.locator('[part~=choice]').count(), 1);
      },
    ],
    [
      'paused',
      async (page) => {
        await page.locator('[part~=choice]').click();
        await page.locator('[part~=sign]').first().click();
        await page.locator('[part~=choice]').nth(1).click();
        await page.evaluate(FAULT);
        await page.waitForTimeout(SOON);
      },
    ],
    [
      'uncaught error',
      async (page) => {
        await page.evaluate(() => {
          const { overlay } = /** @type {any} */ (globalThis);
          overlay.pause(false);
          const error = new TypeError('of the game');
          dispatchEvent(new ErrorEvent('error', { error, message: error.message }));
        });
        await openRow(page, 0);
      },
    ],
    ['badge without news', (page) => page.evaluate('overlay.close()')],
  ];
  /** @param {Page} page @param {number} at */
  async function openRow(page, at) {
    await page.evaluate('overlay.close(), overlay.open()');
    await rows(page).nth(at).click();
  }

  for (const size of /** @type {const} */ (['phone', 'desktop'])) {
    for (const [language, theme] of [['en'], ['zh'], ['en', size === 'phone' ? 'dark' : 'light']]) {
      test(`accessible in every state, light and dark, and large enough for fingers: ${size}, ${language}${theme ? `, ${theme}` : ''}`, () =>
        onPage(
          async (page) => {
            const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
            await page.evaluate(axe);
            for (const [state, act] of states) {
              await act(page);
              await page.mouse.move(1, 1);
              assert.deepEqual(await small(page), [], state);
              for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
                await page.emulateMedia({ colorScheme });
                assert.deepEqual(await violations(page), [], `${state}, ${colorScheme}`);
              }
            }
          },
          { size, options: { visible: 'always', language, theme } },
        ));
    }
  }

  /** What axe finds. @param {Page} page @returns {Promise<string[]>} */
  const violations = (page) =>
    page.evaluate(async () => {
      const { violations } = await /** @type {any} */ (globalThis).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      });
      return violations.flatMap((/** @type {any} */ violation) =>
        violation.nodes.map(
          (/** @type {any} */ node) =>
            `${violation.id}: ${node.html.slice(0, 120)} ${node.any[0]?.message ?? ''}`,
        ),
      );
    });

  /** @param {Page} page @param {string} part @param {string} property */
  const styleOf = (page, part, property) =>
    page
      .locator(`[part~=${part}]`)
      .first()
      .evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);

  test('with forced colors everything has a border', () =>
    onPage(
      async (page) => {
        await causeErrors(page);
        await page.waitForTimeout(SOON);
        const borders = () =>
          page.evaluate(() =>
            [
              .../** @type {any} */ (
                document.querySelector('ttminis-explain-overlay')
              ).shadowRoot.querySelectorAll('button, [part=panel]'),
            ]
              .filter((one) => {
                const { borderTopWidth, borderTopStyle } = getComputedStyle(one);
                return borderTopStyle !== 'solid' || !(Number.parseFloat(borderTopWidth) >= 1);
              })
              .map((one) => one.getAttribute('part')),
          );
        assert.deepEqual(await borders(), []);
        await page.evaluate('overlay.open()');
        assert.deepEqual(await borders(), []);
        assert.deepEqual(await small(page), []);
        assert.equal(await page.locator('[part=head]').evaluate((one) => one.clientHeight), 44);
        await chip(page, 'Call').click();
        assert.deepEqual(await borders(), []);
        // What is open is told by more than a border.
        const background = (/** @type {import('playwright-core').Locator} */ one) =>
          one.evaluate((element) => getComputedStyle(element).backgroundColor);
        assert.notEqual(await background(chip(page, 'Call')), await background(chip(page, 'Side')));
        await button(page, 'More').click();
        assert.equal(await background(chip(page, 'Call')), await background(chip(page, 'Side')));
        assert.notEqual(await background(button(page, 'More')), await background(button(page, 'Close')));
        await button(page, 'More').click();
        await rows(page).first().click();
        assert.deepEqual(await borders(), []);
        await act(page, 'Report for TikTok');
        assert.deepEqual(await borders(), []);
        await page.evaluate('overlay.close()');
        assert.equal(await styleOf(page, 'badge', 'opacity'), '1', 'it is never translucent then');
      },
      { forcedColors: 'active' },
    ));

  test('nothing moves where motion is to be reduced', async () => {
    for (const reducedMotion of /** @type {const} */ (['reduce', 'no-preference'])) {
      await onPage(
        async (page) => {
          await page.evaluate('overlay.open()');
          const moving = await page.evaluate(() =>
            [
              .../** @type {any} */ (
                document.querySelector('ttminis-explain-overlay')
              ).shadowRoot.querySelectorAll('*'),
            ]
              .filter((one) => {
                const { animationName, transitionDuration } = getComputedStyle(one);
                return animationName !== 'none' || transitionDuration !== '0s';
              })
              .map((one) => one.getAttribute('part')),
          );
          assert.deepEqual(moving, reducedMotion === 'reduce' ? [] : ['panel']);
        },
        { reducedMotion },
      );
    }
  });

  test('it keeps off notches and gesture bars', async () => {
    for (const size of /** @type {const} */ (['phone', 'landscape'])) {
      await onPage(
        async (page) => {
          const insets = { top: 40, left: 0, right: 60, bottom: 30 };
          const client = await page.context().newCDPSession(page);
          await client.send('Emulation.setSafeAreaInsetsOverride', { insets });
          const viewport = page.viewportSize();
          assert.ok(viewport);
          /** @param {{ x: number, y: number, width: number, height: number } | null} box */
          const isSafe = (box) => {
            assert.ok(box);
            const { x, y, width, height } = box;
            assert.ok(
              x >= insets.left &&
                y >= insets.top &&
                x + width <= viewport.width - insets.right &&
                y + height <= viewport.height - insets.bottom,
              `${size}: ${JSON.stringify(box)}`,
            );
          };
          await page.evaluate(FAULT);
          await badge(page).focus();
          for (const key of ['ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft']) {
            for (let at = 0; at < 11; at++) await page.keyboard.press(key);
            isSafe(await badge(page).boundingBox());
            await page.evaluate('overlay.open()');
            isSafe(await panel(page).boundingBox());
            await page.evaluate('overlay.close()');
            await badge(page).focus();
          }
          await page.evaluate('overlay.open()');
          await rows(page).first().click();
          isSafe(await panel(page).boundingBox());
          await act(page, 'Report for TikTok');
          isSafe(await panel(page).boundingBox());
        },
        { size },
      );
    }
  });

  const GROUNDS = { light: 'rgb(255, 255, 255)', dark: 'rgb(21, 25, 30)' };
  test('dark and light differ: the game chooses, else the platform, else the browser', async () => {
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      await onPage(
        async (page) => {
          for (const [theme, told, expected, attribute] of /** @type {const} */ ([
            [undefined, undefined, scheme, null],
            ['light', undefined, 'light', 'light'],
            ['dark', undefined, 'dark', 'dark'],
            ['dark', 'light', 'dark', 'dark'],
            [undefined, 'light', 'light', 'light'],
            [undefined, 'dark', 'dark', 'dark'],
            ['blue', 'nonsense', scheme, null],
          ])) {
            await page.evaluate(
              ([name, platform]) => {
                const all = /** @type {any} */ (globalThis);
                const game = { request() {}, getSystemInfoSync: () => ({ theme: platform }) };
                all.overlay = all.createOverlay({ game, theme: name });
                all.overlay.open();
              },
              [theme, told],
            );
            const state = `${scheme}, ${theme}, ${told}`;
            assert.equal(await styleOf(page, 'panel', 'background-color'), GROUNDS[expected], state);
            assert.equal(await page.locator('[part=view]').getAttribute('data-theme'), attribute, state);
            // The scroll bars follow.
            assert.equal(await styleOf(page, 'view', 'color-scheme'), attribute ?? 'light dark', state);
            await page.evaluate('overlay.destroy()');
          }
        },
        { scheme, create: false },
      );
    }
  });

  test('it follows a platform that changes its theme', () =>
    onPage(
      async (page) => {
        await page.evaluate(() => {
          const all = /** @type {any} */ (globalThis);
          all.theme = 'dark';
          all.overlay = all.createOverlay({
            game: { request() {}, getSystemInfoSync: () => ({ theme: all.theme }) },
          });
          all.overlay.open();
        });
        assert.equal(await styleOf(page, 'panel', 'background-color'), GROUNDS.dark);
        await page.evaluate("theme = 'light'; overlay.close(); overlay.open()");
        assert.equal(await styleOf(page, 'panel', 'background-color'), GROUNDS.light);
      },
      { create: false },
    ));

  for (const [name, asked, expected] of /** @type {[string, Asked, RegExp[]][]} */ ([
    [
      'in Chinese, with what is explained',
      { options: { visible: 'always', language: 'zh' } },
      [/失败 1/, /暂停列表/, /清空当前列表/, /给 TikTok 的报告/, /处理方法/, /网络/, /没有收到响应/],
    ],
    [
      'in English, whatever the browser speaks',
      { locale: 'zh-CN', options: { visible: 'always' } },
      [
        /Failures 1/,
        /Pause the list/,
        /Clear what/,
        /Report for/,
        /What it means/,
        /Network/,
        /No response within/,
      ],
    ],
    [
      'in words of its own',
      {
        options: {
          visible: 'always',
          words: { title: 'Fehler', pause: 'Halt', steps: '<b>Tun</b>', clear: 7, network: 'Netz' },
        },
      },
      [/Fehler 1/, /Halt/, /Clear what/, /Report for/, /<b>Tun<\/b>/, /Netz/],
    ],
  ])) {
    test(`it speaks ${name}`, () =>
      onPage(async (page) => {
        await page.evaluate(FAULT);
        await page.evaluate('overlay.open()');
        let list = String(await panel(page).textContent());
        await page.locator('[part~=more]').first().click();
        list += String(await panel(page).textContent());
        await page.keyboard.press('Escape');
        await rows(page).first().click();
        const detail = String(await panel(page).textContent());
        for (const pattern of expected) assert.match(list + detail, pattern);
        // The title is TikTok's.
        assert.match(detail, /Request timeout/);
      }, asked));
  }
});
