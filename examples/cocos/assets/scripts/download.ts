import type { Game } from 'ttminis-explain/simulate';

const { explain } = TTMinisExplain;

/** The same content in up to three forms. */
export interface Pack {
  /** The address of the file. */
  readonly whole: string;
  /** The addresses of its parts, in their order. */
  readonly parts?: readonly string[];
  /** The address of a smaller one, such as textures of half the size. */
  readonly small?: string;
}

/** What came of a download. `problem` is for the log; the game shows a sentence of its own. */
export type Loaded =
  | { form: 'whole' | 'parts' | 'small'; paths: string[] }
  | { form: 'none'; problem: string };

type Downloads = Pick<Game, 'downloadFile'>;

/**
 * Downloads the whole file. When that is too large (603301), it downloads the parts, or else the small one.
 * Never rejects.
 */
export async function downloadPack(game: Downloads, { whole, parts = [], small }: Pack): Promise<Loaded> {
  const forms = [
    ['whole', [whole]],
    ['parts', parts],
    ['small', small === undefined ? [] : [small]],
  ] as const;
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

async function downloadAll(game: Downloads, urls: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  // One after the other, because a phone has little memory, and limits how many may run.
  for (const url of urls) paths.push(await download(game, url));
  return paths;
}

function download(game: Downloads, url: string): Promise<string> {
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
