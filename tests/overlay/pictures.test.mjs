// @ts-check
// How the overlay looks, in every host: compared with pictures that a person has looked at.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { causeErrors, comparePicture, startStage } from './stage.mjs';

/** @type {import('./stage.mjs').Stage} */
let stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.stop());

/** The states that are looked at, in the order in which they follow each other. */
const states = [
  { name: 'badge', act: '' },
  { name: 'list', act: 'overlay.open()' },
];
/** Those that elements are tapped for, in the order of the taps. */
const tapped = [
  { name: 'menu', taps: ['[part~=chip] >> nth=1'] },
  { name: 'detail', taps: ['[part~=chip] >> nth=1', '[part~=row] >> nth=-1'] },
];

/** @type {readonly import('./stage.mjs').Asked[]} */
const places = [
  { kind: 'dom', size: 'phone' },
  { kind: 'dom', size: 'phone', scheme: 'dark' },
  { kind: 'dom', size: 'desktop' },
  { kind: '2d', size: 'phone' },
  { kind: '2d', size: 'landscape' },
  { kind: '2d', size: 'desktop' },
  { kind: 'webgl', size: 'phone' },
  { kind: 'webgl2', size: 'desktop' },
];

for (const place of places) {
  const { kind = 'dom', size = 'phone', scheme = 'light' } = place;
  const name = `${kind}-${size}${scheme === 'dark' ? '-dark' : ''}`;
  test(`it looks as it did: ${name}`, async () => {
    const opened = await stage.open({ ...place, options: { visible: 'on-first-error' } });
    const { page, faults } = opened;
    try {
      await causeErrors(page);
      for (const { name: state, act } of states) {
        if (act) await page.evaluate(act);
        await opened.settle();
        assert.equal(await comparePicture(page, `${name}-${state}`), '');
      }
      for (const { name: state, taps } of kind === 'dom' ? tapped : []) {
        for (const one of taps) await page.locator(one).click();
        await page.mouse.move(1, 1);
        await opened.settle();
        assert.equal(await comparePicture(page, `${name}-${state}`), '');
      }
      assert.deepEqual(faults, []);
    } finally {
      await opened.close();
    }
  });
}
