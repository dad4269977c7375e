// @ts-check
// Makes the pictures of the README: `npm run pictures`, after `cargo xtask test web` has built the site.
import { join } from 'node:path';
import { root } from '../support/paths.mjs';
import { start } from './site.mjs';

const folder = join(root, 'docs/pictures');
const failures = '404,21103,30001,11003,21103,bare,21100';

const site = await start();

const game = await site.open({
  size: 'large',
  hash: `game/index.html?host=2d&theme=dark&fail=${failures}&open`,
});
// The last failure takes the time that its call may take.
await game.page.waitForFunction(() => {
  const { overlay } = /** @type {any} */ (globalThis);
  return overlay?.isOpen && JSON.parse(overlay.report().json).total >= 7;
});
await game.page.waitForTimeout(500);
await game.page.screenshot({ path: join(folder, 'overlay.png') });
await game.close();

const answer = await site.open({ size: 'large' });
await answer.page.getByRole('textbox').first().fill('{"errCode":30001,"errMsg":"User exit"}');
await answer.page.getByText('User exit').nth(1).waitFor();
await answer.page.waitForTimeout(500);
await answer.page.screenshot({ path: join(folder, 'page.png') });
await answer.close();

await site.stop();
