// @ts-check
// A download that has a way out when the file is too large for the client.
import { explain } from 'ttminis-explain/js';

/**
 * The same content in up to three forms.
 *
 * @typedef {object} Pack
 * @property {string} whole - the address of the file
 * @property {readonly string[]} [parts] - addresses of its parts, in their order
 * @property {string} [small] - the address of a smaller one, such as textures of half the size
 */

/**
 * What came of a download. `problem` is for the log; the game shows a sentence of its own.
 *
 * @typedef {{ form: 'whole' | 'parts' | 'small', paths: string[] } | { form: 'none', problem: string }} Loaded
 */

/**
 * Downloads the whole file. When that is too large (603301), it downloads the parts, or else the small one.
 * Never rejects.
 *
 * @param {Pick<import('ttminis-explain/simulate').Game, 'downloadFile'>} game
 * @param {Pack} pack
 * @returns {Promise<Loaded>}
 */
export async function downloadPack(game, { whole, parts = [], small }) {
  const forms = /** @type {const} */ ([
    ['whole', [whole]],
    ['parts', parts],
    ['small', small === undefined ? [] : [small]],
  ]);
  let problem = '';
  for (const [form, urls] of forms) {
    if (urls.length === 0) continue;
    try {
      return { form, paths: await downloadAll(game, urls) };
    } catch (error) {
      const answer = explain(error, { api: 'downloadFile' });
      problem = answer.text;
      // Another form helps against a large file, and against nothing else.
      if (answer.status !== 'known' || answer.id !== 'network/603301') break;
    }
  }
  return { form: 'none', problem };
}

/** @type {(game: Pick<import('ttminis-explain/simulate').Game, 'downloadFile'>, urls: readonly string[]) => Promise<string[]>} */
async function downloadAll(game, urls) {
  const paths = [];
  // One after the other, because a phone has little memory, and limits how many may run.
  for (const url of urls) paths.push(await download(game, url));
  return paths;
}

/** @type {(game: Pick<import('ttminis-explain/simulate').Game, 'downloadFile'>, url: string) => Promise<string>} */
function download(game, url) {
  return new Promise((resolve, reject) => {
    game.downloadFile({
      url,
      success({ statusCode, tempFilePath = '' }) {
        // The reference calls such a status a failure. Sibling platforms call it a success.
        if (statusCode >= 200 && statusCode < 300) resolve(tempFilePath);
        else reject({ errCode: statusCode, errMsg: 'Server error' });
      },
      fail: reject,
    });
  });
}
