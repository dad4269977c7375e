// The ways of a text out of the overlay: the game's callback, the console, the clipboard, and what the browser shares with.
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
 * @param text - for the clipboard of the game or of the browser
 * @param onCopied - runs once the text is there
 */
export function copyText(text: string, game: Any, onCopied: () => void): void {
  call(game, 'setClipboardData', { data: text, success: onCopied, fail() {} });
  const written = call(read(browser(), 'clipboard'), 'writeText', text);
  call(written, 'then', onCopied, () => {});
}

/**
 * @param report - the report
 * @param onReport - the game's callback
 */
export function deliver(report: Report, onReport: unknown): void {
  try {
    if (typeof onReport === 'function') onReport(report);
  } catch {
    // The button works all the same.
  }
  log('log', `ttminis-explain report: ${report.json.slice(0, MAX_LOGGED)}`);
}

/** @returns whether the browser shares texts; it then asks the person where to */
export function shareText(text: string): boolean {
  const shared = call(browser(), 'share', { text });
  // Whoever changes their mind rejects the promise.
  call(shared, 'then', undefined, () => {});
  return !!shared;
}

/** Writes a line to the console, if there is one. */
export function log(level: 'log' | 'info' | 'warn', text: string): void {
  call(typeof console === 'undefined' ? undefined : console, level, text);
}

const browser = (): Any => (typeof navigator === 'undefined' ? undefined : navigator);
