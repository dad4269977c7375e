// @ts-check
// The game: two buttons and a line of text on a 2D canvas.
import { downloadPack } from './download.js';
import { showRewardedAd } from './reward.js';

const BUTTON_HEIGHT = 48;
const MARGIN = 24;
/** Keeps clear of the capsule button and of the corner that opens the overlay. */
const TOP = 120;

/** What the game needs of the developer portal and of your server. */
const AD_UNIT_ID = 'revive';
const LEVELS = {
  whole: 'https://cdn.example.com/levels.zip',
  parts: ['https://cdn.example.com/levels-1.zip', 'https://cdn.example.com/levels-2.zip'],
  small: 'https://cdn.example.com/levels-small.zip',
};

/**
 * @param {any} game - the platform, as `watch` sees it
 * @param {CanvasRenderingContext2D} context
 * @param {{ width: number, height: number, ratio: number }} screen - in CSS pixels, with the pixels of one
 */
export function createGame(game, context, { width, height, ratio }) {
  const state = { lives: 1, levels: 'none', message: 'Tap a button.', isBusy: false };

  async function revive() {
    const result = await showRewardedAd(game, AD_UNIT_ID);
    if (result.kind === 'rewarded') state.lives++;
    state.message = {
      rewarded: 'One life more.',
      closed: 'No reward this time. Go on!',
      unavailable: 'No ad at the moment. Go on!',
    }[result.kind];
    if (result.kind === 'unavailable') console.log(result.reason);
  }

  async function loadLevels() {
    const loaded = await downloadPack(game, LEVELS);
    state.levels = loaded.form;
    state.message = loaded.form === 'none' ? 'The levels could not be loaded.' : 'The levels are here.';
    if (loaded.form === 'none') console.log(loaded.problem);
  }

  const buttons = [
    { text: 'Watch an ad for a life', run: revive },
    { text: 'Load the levels', run: loadLevels },
  ].map((button, index) => ({ ...button, top: TOP + index * (BUTTON_HEIGHT + MARGIN) }));

  return {
    state,
    draw() {
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.fillStyle = '#123';
      context.fillRect(0, 0, width, height);
      context.font = '16px sans-serif';
      context.textBaseline = 'middle';
      for (const { text, top } of buttons) {
        context.fillStyle = state.isBusy ? '#456' : '#27c';
        context.fillRect(MARGIN, top, width - 2 * MARGIN, BUTTON_HEIGHT);
        context.fillStyle = '#fff';
        context.fillText(text, 2 * MARGIN, top + BUTTON_HEIGHT / 2);
      }
      const { lives, levels, message } = state;
      context.fillText(`Lives: ${lives}, levels: ${levels}`, MARGIN, TOP + 2 * (BUTTON_HEIGHT + MARGIN));
      context.fillText(message, MARGIN, TOP + 2 * (BUTTON_HEIGHT + MARGIN) + 32);
    },
    /** @param {number} x @param {number} y */
    async press(x, y) {
      const button = buttons.find(({ top }) => y >= top && y < top + BUTTON_HEIGHT);
      // A second tap must not start a second ad over the first.
      if (!button || x < MARGIN || x > width - MARGIN || state.isBusy) return;
      state.isBusy = true;
      state.message = 'One moment ...';
      await button.run();
      state.isBusy = false;
    },
  };
}
