// The ways of a report out of the overlay: the game's callback, the console and the clipboard.
import { describe } from '../core.js';
import type { Report, ReportInfo } from '../overlay-types.js';
import { GAME_FIELDS, type GameInfo } from './history/report.js';
import { systemInfo } from './panel/screen.js';
import { type Any, call, read } from './safe-access.js';

/** The most of a report that goes to the console: consoles of games have run out of memory. */
const MAX_LOGGED = 20000;

/** The fields that the host knows, by their names in `getSystemInfoSync()`. */
const SYSTEM_FIELDS: { readonly [field in keyof ReportInfo]?: readonly string[] } = {
  appVersion: ['version'],
  sdkVersion: ['SDKVersion'],
  deviceOs: ['system', 'platform'],
};

/** @returns what support asks for, as far as anybody knows it */
export function gameInfoOf(info: ReportInfo | undefined, game: Any): GameInfo {
  const system = systemInfo(game);
  const known: { [field in keyof ReportInfo]?: string } = {};
  for (const field of GAME_FIELDS) {
    const value = [read(info, field)]
      .concat((SYSTEM_FIELDS[field] || []).map((name) => read(system, name)))
      .find((one) => one !== undefined && one !== null && one !== '');
    if (value !== undefined) known[field] = describe(value);
  }
  return known;
}

/**
 * @param report - the report
 * @param onReport - the game's callback
 * @param game - the host, which may have a clipboard
 * @param onCopied - runs once the report is on the clipboard
 */
export function deliver(report: Report, onReport: unknown, game: Any, onCopied: () => void): void {
  try {
    if (typeof onReport === 'function') onReport(report);
  } catch {
    // The button works all the same.
  }
  const { markdown, json } = report;
  const text = `ttminis-explain report: ${json.slice(0, MAX_LOGGED)}`;
  call(typeof console === 'undefined' ? undefined : console, 'log', text);
  call(game, 'setClipboardData', { data: markdown, success: onCopied, fail() {} });
  const browser = typeof navigator === 'undefined' ? undefined : navigator;
  const written = call(read(browser, 'clipboard'), 'writeText', markdown);
  call(written, 'then', onCopied, () => {});
}
