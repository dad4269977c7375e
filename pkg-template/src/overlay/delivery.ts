// The report on its way: to whoever wants it, the console and the clipboard.
import { describe } from '../core.js';
import type { Report, ReportInfo } from '../overlay-types.js';
import { systemInfo as systemOf } from './panel/screen.js';
import { type Any, call, read } from './safe-access.js';

/** How much of it is logged: consoles of games have run out of memory. */
const MOST_LOGGED = 20000;

/**
 * @param info - what the game says of itself
 * @param game - the host, which knows the versions
 * @returns what support asks for, in the order in which the core takes it
 */
export function givenOf(info: ReportInfo | undefined, game: Any): readonly (string | undefined)[] {
  const system = systemOf(game);
  const given = (name: keyof ReportInfo, ...known: string[]) => {
    const value = [read(info, name)]
      .concat(known.map((key) => read(system, key)))
      .find((one) => one !== undefined && one !== null && one !== '');
    return value === undefined ? undefined : describe(value);
  };
  return [
    given('clientKey'),
    given('gameName'),
    given('debugMode'),
    given('appVersion', 'version'),
    given('sdkVersion', 'SDKVersion'),
    given('deviceOs', 'system', 'platform'),
    given('region'),
  ];
}

/**
 * @param report - what was asked for
 * @param onReport - the game's callback
 * @param game - the host, which may have a clipboard
 * @param copied - is told when it is on the clipboard
 */
export function deliver(report: Report, onReport: unknown, game: Any, copied: () => void): void {
  try {
    if (typeof onReport === 'function') onReport(report);
  } catch {
    // It is not the game's call that failed.
  }
  const { markdown, json } = report;
  call(
    typeof console === 'undefined' ? undefined : console,
    'log',
    `ttminis-explain report: ${json.slice(0, MOST_LOGGED)}`,
  );
  call(game, 'setClipboardData', { data: markdown, success: copied, fail() {} });
  const browser = typeof navigator === 'undefined' ? undefined : navigator;
  const written = call(read(browser, 'clipboard'), 'writeText', markdown);
  call(written, 'then', copied, () => {});
}
