// @ts-check
// How much of the screen the overlay takes, in its three hosts, beside two consoles with the same failures.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../support/paths.mjs';
import { causeErrors, startStage } from './stage.mjs';

const screenshots = process.env.SCREENSHOT_DIR ?? join(root, 'target/screenshots');
const SIZES = /** @type {const} */ (['narrow', 'tall', 'wide']);
const KINDS = /** @type {const} */ (['dom', '2d', 'webgl']);
/** The header with its line, and the border. */
const HEAD_PX = 45;
const BORDER_PX = 2;
const ROW_PX = 40;
/** The shadow around the picture of a canvas. */
const SHADOW_PX = 8;

/** @type {import('./stage.mjs').Stage} */
let stage;
/** @type {string[]} */
const measured = [];

before(async () => {
  stage = await startStage();
  mkdirSync(screenshots, { recursive: true });
  for (const file of ['vconsole/dist/vconsole.min.js', 'eruda/eruda.js']) {
    copyFileSync(join(root, 'node_modules', file), join(stage.folder, file.replace(/.*\//, '')));
  }
});
after(async () => {
  await stage.stop();
  console.log(`# share of the screen, rows that are seen whole, height of a row\n# ${measured.join('\n# ')}`);
});

/** @param {import('playwright-core').Page} page */
const screenOf = (page) => page.viewportSize() ?? { width: 0, height: 0 };

/** @param {string} name @param {{ width: number, height: number }} panel @param {{ width: number, height: number }} screen @param {number} rows @param {number} rowHeight */
function note(name, panel, screen, rows, rowHeight) {
  const share = (100 * panel.width * panel.height) / (screen.width * screen.height);
  measured.push(
    `${name.padEnd(28)} ${share.toFixed(0).padStart(3)} %  ${`${rows}`.padStart(2)} rows of ${rowHeight} px`,
  );
  return share;
}

for (const size of SIZES) {
  for (const kind of KINDS) {
    test(`the list is small and has enough rows: ${kind}, ${size}`, async () => {
      for (const language of ['en', 'zh']) {
        for (const scheme of /** @type {const} */ (['light', 'dark'])) {
          const options = { visible: 'always', language };
          const { page, settle, close, faults } = await stage.open({ kind, size, scheme, ratio: 2, options });
          await causeErrors(page);
          await page.evaluate(() => {
            const { overlay } = /** @type {any} */ (globalThis);
            for (let at = 0; at < 6; at++) {
              const args = { url: `https://api.example.com/level/${at}` };
              overlay.record({ errCode: 21103 }, { api: 'request', args });
            }
            overlay.open();
          });
          await settle(400);
          await page.screenshot({
            path: join(screenshots, `overlay-measures-${kind}-${size}-${language}-${scheme}.png`),
          });
          const found = await page.evaluate((kind) => {
            const { overlay } = /** @type {any} */ (globalThis);
            if (kind !== 'dom') {
              const { width, height } = overlay.texture();
              return { width, height, rows: /** @type {number[]} */ ([]) };
            }
            const root = /** @type {any} */ (document.querySelector('ttminis-explain-overlay')).shadowRoot;
            const { width, height } = root.querySelector('[part=panel]').getBoundingClientRect();
            const rows = Array.from(
              root.querySelectorAll('[part~=row]'),
              (/** @type {Element} */ row) => row.getBoundingClientRect().height,
            );
            return { width, height, rows };
          }, kind);
          const shadow = kind === 'dom' ? 0 : 2 * SHADOW_PX;
          const panel = { width: found.width - shadow, height: found.height - shadow };
          for (const height of found.rows) assert.equal(height, ROW_PX);
          const rows = Math.floor((panel.height - HEAD_PX - BORDER_PX) / ROW_PX);
          const screen = screenOf(page);
          assert.ok(panel.height <= Math.max(screen.height * 0.45, 124), `${panel.height} px`);
          assert.ok(rows >= (size === 'wide' ? 3 : 4), `${rows} rows`);
          if (language === 'en' && scheme === 'light')
            note(`${kind} ${screen.width}x${screen.height}`, panel, screen, rows, ROW_PX);
          assert.deepEqual(faults, []);
          await close();
        }
      }
    });
  }

  test(`two consoles with the same failures, to compare: ${size}`, async () => {
    for (const name of ['vconsole', 'eruda']) {
      const { page, settle, close } = await stage.open({ kind: '2d', size, ratio: 2, create: false });
      await page.addScriptTag({ url: name === 'eruda' ? 'eruda.js' : 'vconsole.min.js' });
      const screen = screenOf(page);
      const found = await page.evaluate(async (name) => {
        const all = /** @type {any} */ (globalThis);
        if (name === 'eruda') all.eruda.init({ useShadowDom: false });
        else all.vconsole = new all.VConsole();
        await new Promise((resolve) => setTimeout(resolve, 500));
        // Consoles fold a line that comes again.
        const lines = ['21100 URL not in domain list', '30001 User exit', '50000 Internal error'].concat(
          Array.from({ length: 7 }, (_, at) => `21103 Request timeout /level/${at}`),
        );
        for (const line of lines) console.error(line);
        if (name === 'eruda') all.eruda.show('console').show();
        else all.vconsole.show();
        await new Promise((resolve) => setTimeout(resolve, 800));
        const boxOf = (/** @type {string} */ selector) =>
          Array.from(document.querySelectorAll(selector), (element) => {
            const { width, height, top } = element.getBoundingClientRect();
            return { width, height, top };
          }).filter(({ height }) => height > 0);
        const [panel] = boxOf(name === 'eruda' ? '.eruda-dev-tools, [class*=dev-tools]' : '.vc-panel');
        const rows = boxOf(name === 'eruda' ? '.luna-console-log-item' : '.vc-log-row');
        return { panel, rows };
      }, name);
      await settle(200);
      await page.screenshot({ path: join(screenshots, `overlay-measures-${name}-${size}.png`) });
      const rows = found.rows.filter(({ top, height }) => top + height <= screen.height).length;
      const heights = found.rows.map(({ height }) => Math.round(height));
      note(
        `${name} ${screen.width}x${screen.height}`,
        found.panel ?? { width: 0, height: 0 },
        screen,
        rows,
        Math.min(...heights),
      );
      assert.ok(found.panel, name);
      await close();
    }
  });
}
