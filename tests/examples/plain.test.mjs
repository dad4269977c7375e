// @ts-check
// The example in plain JavaScript: whole, on the stand-in for a phone, and in Chromium.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { launch, serve } from '../support/browser.mjs';
import { root } from '../support/paths.mjs';
import { overlayTexts, overlayTextsIn } from '../support/texts.mjs';
import { bundle, folderOf, source } from './build.mjs';
import { createPhone, failuresOf, usedTwice } from './phone.mjs';

/** @typedef {import('ttminis-explain/simulate').SimulatorOptions} SimulatorOptions */

/** What a script of the example's package.json writes. @param {'build' | 'release'} name */
function built(name) {
  const [program = '', ...args] = JSON.parse(source('plain/package.json')).scripts[name].split(' ');
  // Without a file, esbuild prints it.
  const printing = args.filter((/** @type {string} */ arg) => !arg.startsWith('--outfile='));
  return execFileSync(join(root, 'node_modules/.bin', program), printing, {
    cwd: join(root, 'examples/plain'),
    encoding: 'utf8',
  });
}

const script = built('build');
const release = built('release');
const MB = 1024 * 1024;
const CDN = 'https://cdn.example.com';

/** Where the buttons are. */
const AD = [180, 140];
const LEVELS = [180, 212];

/** @param {SimulatorOptions} [options] @param {string} [game] */
function start(options, game = script) {
  const phone = createPhone({ latencyMs: 10, ...options });
  phone.evaluate(game);
  const { state, overlay } = phone.evaluate('example');
  const tap = async (/** @type {number[]} */ [x = 0, y = 0], ms = 3000) => {
    phone.runtime.tap(x, y);
    await phone.advance(ms);
  };
  return { ...phone, state, overlay, tap };
}

/** What a player sees and has after a tap, in both ways to settle `show()`. */
const bothWays = /** @type {const} */ (['displayed', 'closed']);

test('the player gets a life for the whole ad, and a new instance for each ad', async () => {
  for (const showSettles of bothWays) {
    const { tap, state, simulator, overlay } = start({ showSettles });
    for (let count = 0; count < 3; count++) await tap(AD);
    assert.deepEqual([state.lives, state.isBusy], [4, false]);
    assert.deepEqual(failuresOf(simulator), []);
    assert.equal(simulator.calls.filter(({ api }) => api === 'ad.init').length, 3);
    assert.equal(overlay.visible, false);
  }
});

test('a player who closes the ad gets nothing, and plays on', async () => {
  for (const showSettles of bothWays) {
    for (const shape of /** @type {const} */ (['errCode', 'no-argument', 'nested', 'prefixed'])) {
      const { tap, state, overlay } = start({ showSettles, shape, adOutcome: ['user-exit', 'completed'] });
      await tap(AD);
      assert.deepEqual([state.lives, state.message, state.isBusy], [1, 'No reward this time. Go on!', false]);
      assert.equal(overlay.visible, false, 'normal play does not bring up the badge');
      await tap(AD);
      assert.equal(state.lives, 2, 'the next ad is another one');
    }
  }
});

test('without an ad the player plays on, and the overlay says why', async () => {
  for (const options of /** @type {SimulatorOptions[]} */ ([
    { adUnits: [] },
    { adOutcome: 'fetch-failure' },
    { adOutcome: 'fetch-failure', delivery: 'event' },
    { faults: [{ id: 'ad.show/50101', delivery: 'throw' }] },
  ])) {
    const { tap, state, overlay, printed } = start(options);
    await tap(AD);
    assert.deepEqual([state.lives, state.isBusy], [1, false], JSON.stringify(options));
    assert.equal(state.message, 'No ad at the moment. Go on!');
    assert.equal(overlay.visible, true);
    assert.equal(
      printed.some((line) => /\d{5} "/.test(line)),
      true,
      printed.join('\n'),
    );
  }
  const played = start({ adOutcome: 'play-failure' });
  await played.tap(AD);
  assert.deepEqual([played.state.lives, played.state.isBusy], [1, false]);
});

test('taps while an ad is on the screen start no other', async () => {
  const adUnits = /** @type {const} */ ([{ id: 'revive', type: 'rewarded', durationMs: 2000 }]);
  const { tap, state, simulator, advance } = start({ adUnits });
  for (let count = 0; count < 5; count++) await tap(AD, 100);
  await advance(5000);
  assert.equal(state.lives, 2);
  assert.equal(simulator.calls.filter(({ api }) => api === 'ad.show').length, 1);
});

test('it meets no 11003 in a thousand shows with chance', async () => {
  const { tap, simulator } = start({
    seed: 5,
    adOutcome: ['completed', 'user-exit', 'play-failure', 'fetch-failure', 'completed', 'user-exit'],
    faults: [{ id: 'ad.show/50000', rate: 0.2 }],
  });
  for (let count = 0; count < 1000; count++) await tap(AD, 1500);
  const failures = failuresOf(simulator);
  assert.ok(failures.length > 50);
  assert.deepEqual(
    failures.filter((id) => usedTwice.includes(id)),
    [],
  );
});

test('a file that is too large comes in parts', async () => {
  const { tap, state, simulator, overlay } = start({
    responses: [{ url: `${CDN}/levels.zip`, bytes: 201 * MB }, { bytes: 100 * MB }],
  });
  await tap(LEVELS);
  assert.equal(state.levels, 'parts');
  assert.deepEqual(failuresOf(simulator), ['network/603301']);
  assert.equal(overlay.visible, true, 'the developer sees that the file is too large');
});

test('parts that are too large, too, give way to the small one, and that to a clear message', async () => {
  const large = { bytes: 201 * MB };
  const some = start({ responses: [{ url: `${CDN}/levels-small.zip`, bytes: 10 }, large] });
  await some.tap(LEVELS);
  assert.equal(some.state.levels, 'small');
  const none = start({ responses: [large] });
  await none.tap(LEVELS);
  assert.deepEqual([none.state.levels, none.state.message], ['none', 'The levels could not be loaded.']);
  assert.match(none.printed.join('\n'), /603301/);
});

test('other failures are not tried with other files', async () => {
  for (const httpErrors of /** @type {const} */ (['fail', 'success'])) {
    const { tap, state, simulator } = start({ httpErrors, responses: [{ status: 404 }] });
    await tap(LEVELS);
    assert.deepEqual([state.levels, simulator.calls.length, state.isBusy], ['none', 1, false]);
  }
});

test('a release plays the same, without a text of the overlay', async () => {
  const { tap, state, overlay } = start({ adOutcome: ['fetch-failure', 'completed'] }, release);
  await tap(AD);
  assert.equal(state.message, 'No ad at the moment. Go on!');
  await tap(AD);
  assert.deepEqual([state.lives, overlay], [2, null]);

  assert.deepEqual(overlayTextsIn(release), []);
  assert.deepEqual(overlayTextsIn(script), overlayTexts);
});

test('in Chromium, with the page of the example', async () => {
  const folder = folderOf('plain');
  writeFileSync(join(folder, 'index.html'), source('plain/index.html'));
  writeFileSync(join(folder, 'page.js'), bundle('plain/src/page.js', { define: { DEBUG: 'true' } }));
  const server = await serve(folder);
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    /** @type {string[]} */
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    const stateAfter = async (/** @type {string} */ query, /** @type {number[]} */ [x = 0, y = 0]) => {
      await page.goto(`${server.origin}/${query}`);
      await page.waitForFunction(() => 'example' in globalThis);
      await page.mouse.click(x, y);
      await page.waitForFunction(() => !Reflect.get(globalThis, 'example').state.isBusy);
      return page.evaluate(() => {
        const { state, overlay } = Reflect.get(globalThis, 'example');
        return [state.lives, state.levels, overlay.host, overlay.visible, overlay.warnings.length];
      });
    };
    assert.deepEqual(await stateAfter('', AD), [2, 'none', '2d', false, 0]);
    assert.deepEqual(await stateAfter('?outcome=user-exit', AD), [1, 'none', '2d', false, 0]);
    assert.deepEqual(await stateAfter('?outcome=fetch-failure', AD), [1, 'none', '2d', true, 0]);
    assert.deepEqual(await stateAfter('', LEVELS), [1, 'whole', '2d', false, 0]);
    assert.deepEqual(await stateAfter('?large', LEVELS), [1, 'parts', '2d', true, 0]);
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
    server.close();
  }
});
