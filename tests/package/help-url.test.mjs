// @ts-check
// The address of a row's page in an answer: there where the build is told a site, and absent in the published package.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { catalog, explain } from 'ttminis-explain';
import { helpUrlPrefix } from '../../xtask/js/help-url.mjs';
import { generated } from '../support/data.mjs';
import { root } from '../support/paths.mjs';

const shown = { errCode: 30001, errMsg: 'User exit' };

/**
 * The package as it is built for a site.
 *
 * @param {string} site
 * @returns {Promise<import('ttminis-explain').Package>}
 */
async function builtFor(site) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'pkg-template/src/js.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    alias: Object.fromEntries(
      readdirSync(generated)
        .filter((file) => file !== 'help-url.json')
        .map((file) => [
          `${file.endsWith('.js') ? '#core' : '#data'}/${parse(file).name}`,
          join(generated, file),
        ]),
    ),
    inject: [join(root, 'pkg-template/src/core/utf8.ts')],
    plugins: [
      {
        name: 'site',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^#data\/help-url$/ }, () => ({ path: 'help-url', namespace: 'site' }));
          onLoad({ filter: /./, namespace: 'site' }, () => ({
            contents: JSON.stringify(helpUrlPrefix(site)),
            loader: 'json',
          }));
        },
      },
    ],
  });
  const text = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return import(`data:text/javascript;base64,${text}`);
}

test('the published package has no address, and nothing of one in its files', () => {
  const answer = explain(shown);
  assert.equal(answer.status, 'known');
  assert.equal('helpUrl' in answer, false);
  assert.equal(JSON.stringify(explain(30001)).includes('helpUrl'), false);
  for (const file of readdirSync(join(root, 'pkg')).filter((file) => /\.m?js$/.test(file))) {
    assert.equal(readFileSync(join(root, 'pkg', file), 'utf8').includes('helpUrl'), false, file);
  }
});

test('a build for a site gives every answer that is a row the address of its page', async () => {
  for (const site of ['https://example.test/explain', 'https://example.test/explain/']) {
    const built = await builtFor(site);
    for (const { id, code, title, api } of catalog()) {
      if (typeof code !== 'number') continue;
      const call = api === 'network' ? 'request' : api;
      const answer = built.explain({ errCode: code, errMsg: title }, { api: call });
      assert.equal(answer.status, 'known', id);
      assert.equal(answer.helpUrl, `https://example.test/explain/e/${answer.id}`);
    }
    const either = built.explain(30001);
    assert.equal(either.status, 'ambiguous');
    assert.deepEqual(
      either.candidates.map((candidate) => candidate.helpUrl),
      ['https://example.test/explain/e/ad.init/30001', 'https://example.test/explain/e/ad.show/30001'],
    );
    assert.equal('helpUrl' in either, false);
    for (const error of [123456789, null, 'nonsense', new TypeError('x')]) {
      assert.equal(JSON.stringify(built.explain(error)).includes('helpUrl'), false, String(error));
    }
    assert.equal(JSON.stringify(built.catalog()).includes('helpUrl'), false);
  }
});

test('the address of the site is taken with and without a slash, and nothing else is taken for one', () => {
  assert.equal(helpUrlPrefix(), '');
  assert.equal(helpUrlPrefix(' '), '');
  assert.equal(helpUrlPrefix('https://example.test'), 'https://example.test/e/');
  assert.equal(helpUrlPrefix('https://example.test/a b//'), 'https://example.test/a%20b/e/');
  assert.equal(helpUrlPrefix('http://localhost:4173/'), 'http://localhost:4173/e/');
  for (const site of [
    'example.test/explain',
    '/explain',
    'ftp://example.test',
    'https://example.test?a=1',
    'https://example.test/#top',
    'https://me:secret@example.test',
    'javascript:alert(1)',
  ]) {
    assert.throws(() => helpUrlPrefix(site), /^Error: HELP_URL is '/, site);
  }
});
