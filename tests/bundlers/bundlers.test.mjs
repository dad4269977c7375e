// @ts-check
// The packed tarball, installed in an empty project, through each bundler and into the browser.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { launch } from '../support/browser.mjs';
import { install } from '../support/installed.mjs';
import { expected, text } from '../support/paths.mjs';
import { printTable, writeCompatibility } from '../support/report.mjs';
import { bundlers } from './bundlers.mjs';
import { companions, entries, parts, script } from './entries.mjs';
import { build, create, open, output } from './project.mjs';

/** @typedef {import('./bundlers.mjs').Bundler} Bundler */
/** @typedef {import('./bundlers.mjs').Mode} Mode */
/** @typedef {import('./entries.mjs').Entry} Entry */
/** @typedef {import('./entries.mjs').Part} Part */

/** More at a time take longer on two cores. */
const concurrency = 2;
/** @type {Mode[]} */
const modes = ['development', 'production'];

/** @type {string} */
let installed;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  ({ folder: installed } = install('bundlers'));
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

/**
 * What is known of one way to use the package.
 *
 * @typedef {object} Row
 * @property {Bundler} bundler
 * @property {string} mode
 * @property {string} entry
 * @property {string} backend
 * @property {string} result
 * @property {{ bytes: number, brotli: number }} [size] - of what was built; a server adds scripts of its own
 */

/** @type {Row[]} */
const rows = [];

describe('the answers are right in the browser, bundled by', { concurrency }, () => {
  for (const bundler of bundlers) {
    for (const mode of modes) {
      for (const entry of entries) {
        runs(bundler, mode, entry, `import * as ttminis from '${entry.name}';`, mode);
      }
      runs(bundler, mode, script, `import '${script.name}';\nconst ttminis = TTMinisExplain;`, mode);
      if (bundler.commonJs) {
        for (const entry of entries) {
          runs(bundler, mode, entry, `const ttminis = require('${entry.name}');`, `${mode}, CommonJS`);
        }
      }
    }
  }
});

/**
 * Tests one way to use the package.
 *
 * @param {Bundler} bundler
 * @param {Mode} mode
 * @param {Entry} entry
 * @param {string} load - the statement that loads the package as `ttminis`
 * @param {string} how - the mode, and what else is special
 */
function runs(bundler, mode, entry, load, how) {
  /** @type {Row} */
  const row = { bundler, mode: how, entry: entry.name, backend: '', result: 'failed' };
  rows.push(row);
  const name = `${bundler.name} (${how}): ${entry.name}`;
  test(name, async () => {
    const code = `${load}\nglobalThis.bundled = { ...ttminis };\n`;
    const folder = create(installed, name, bundler, code);
    const site = await open(folder, bundler, mode);
    const seen = await visit(site.origin).finally(site.close);
    row.backend = seen.backend;
    if (Array.isArray(bundler.commands[mode])) {
      row.size = { bytes: seen.scripts.length, brotli: brotliCompressSync(seen.scripts).length };
    }

    assert.deepEqual(complaints(site.printed()), []);
    assert.deepEqual(seen.complaints, []);
    assert.deepEqual(seen.failures.slice(0, 20), []);
    assert.ok(seen.passed > 300, `only ${seen.passed} cases ran`);
    assert.equal(seen.backend, entry.backend);
    if (mode === 'production') assertParts(`${seen.scripts}`, entry, parts);
    row.result = 'ok';
  });
}

describe('what has no explain of its own works in the browser, bundled by', { concurrency }, () => {
  for (const bundler of bundlers) {
    for (const { name, use, comes } of companions) {
      const loads = [`import * as ttminis from '${name}';`];
      if (bundler.commonJs) loads.push(`const ttminis = require('${name}');`);
      for (const load of loads) {
        const title = `${bundler.name}: ${load}`;
        test(title, async () => {
          const folder = create(installed, title, bundler, `${load}\n${use}\n`);
          const site = await open(folder, bundler, 'production');
          const page = await browser.newPage();
          try {
            await page.goto(site.origin);
            const came = await page.waitForFunction(() => Reflect.get(globalThis, 'came'), null, {
              timeout: 10000,
            });
            assert.deepEqual(await came.jsonValue(), comes);
          } finally {
            await page.close();
            await site.close();
          }
          assert.deepEqual(complaints(site.printed()), []);
          assertParts(output(folder), { name }, parts, load.includes('require'));
        });
      }
    }
  }
});

/**
 * Opens a page whose script leaves the package in `bundled`, and runs the quick cases with it.
 *
 * @param {string} origin
 */
async function visit(origin) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const complaints = [];
  /** @type {import('playwright-core').Response[]} */
  const loaded = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(`${error}`));
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') loaded.push(response);
  });
  try {
    await page.goto(origin);
    // Without its script the page has nothing to run.
    assert.deepEqual(complaints, []);
    const scripts = Buffer.concat(await Promise.all(loaded.map((response) => response.body())));
    const result = await page.evaluate(
      async ({ cases, data }) => {
        const url = URL.createObjectURL(new Blob([cases], { type: 'text/javascript' }));
        const { run, quick } = await import(url);
        const { bundled } = /** @type {any} */ (globalThis);
        return { ...run(bundled, data, quick), backend: bundled.backend().kind };
      },
      { cases: text('tests/package/cases.mjs'), data: expected() },
    );
    return { ...result, complaints, scripts };
  } finally {
    await page.close();
  }
}

/**
 * The hint of webpack and Rspack that a web page should load less than 244 or 300 KiB, which the entry with both cores is
 * above. A mini game is no web page, and its README states the size. (Every other warning has a line of its own.)
 */
const aboutSize = /size limit: The following|performance recommendations:|compiled with \d+ warnings? in/;

/**
 * The lines that a bundler should not have to print.
 *
 * @param {string} printed
 */
function complaints(printed) {
  return printed
    .split('\n')
    .filter((line) => /warn|error|deprecat|\(!\)/i.test(line) && !aboutSize.test(line));
}

/**
 * @param {string} bundle
 * @param {{ readonly name: string }} entry - that the bundle was made from
 * @param {Part[]} asked
 * @param {boolean} [isRequired] - as CommonJS
 */
function assertParts(bundle, entry, asked, isRequired = false) {
  for (const { name, marker, entries, required } of asked) {
    if (isRequired && required?.includes(entry.name)) continue;
    const belongs = entries.includes(entry.name);
    assert.equal(bundle.includes(marker), belongs, `${name} is ${belongs ? 'missing' : 'in it'}`);
  }
}

describe('nothing is bundled that is not used, by', { concurrency }, () => {
  for (const bundler of bundlers) {
    for (const entry of entries) {
      const name = `${bundler.name}: explain of ${entry.name}`;
      test(name, async () => {
        const code = `import { explain } from '${entry.name}';\ndocument.title = explain(21103).text;\n`;
        const folder = create(installed, name, bundler, code);
        assert.deepEqual(complaints(await build(folder, bundler, 'production')), []);
        const others = parts.filter((part) => !part.entries.includes(entry.name));
        assertParts(output(folder), entry, others);
      });
    }

    const name = `${bundler.name}: imports that are not used`;
    test(name, async () => {
      const imports = entries.map(({ name }, at) => `import { explain as explain${at} } from '${name}';\n`);
      companions.forEach(({ name }, at) => {
        imports.push(`import * as companion${at} from '${name}';\n`);
      });
      const code = `${imports.join('')}document.title = 'nothing to explain';\n`;
      const folder = create(installed, name, bundler, code);
      await build(folder, bundler, 'production');
      const bundle = output(folder);
      assert.match(bundle, /nothing to explain/);
      // Vite adds 700 bytes of its own to any page.
      assert.ok(bundle.length < 1000, `${bundle.length} bytes are left`);
    });
  }
});

after(() => {
  /** @type {(row: Row) => string} */
  const version = ({ bundler }) =>
    JSON.parse(text(`tests/bundlers/node_modules/${bundler.package}/package.json`)).version;
  printTable([
    ['bundler', 'mode', 'entry', 'backend', 'result', 'bytes', 'brotli'],
    ...rows.map((row) => [
      `${row.bundler.name} ${version(row)}`,
      row.mode,
      row.entry,
      row.backend,
      row.result,
      `${row.size?.bytes ?? ''}`,
      `${row.size?.brotli ?? ''}`,
    ]),
  ]);
  writeCompatibility(
    'bundlers',
    rows.map((row) => ({
      environment: `${row.bundler.name} ${/^(0\.)?\d+/.exec(version(row))?.[0]} (${row.mode})`,
      entry: row.entry,
      backend: row.backend,
      result: row.result,
      ...(row.size && { bytes: row.size.bytes }),
    })),
  );
});
