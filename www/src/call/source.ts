import { words } from '../language.js';
import { readKey, readValue } from './literal.js';
import { type Cursor, skipSpace, take, takeExpression, takeSign, Unreadable } from './scan.js';

/** The calls that can be typed. */
export type CallName = 'request' | 'downloadFile' | 'ad.init' | 'ad.show';
/** The kinds of ads. */
export type AdType = 'rewarded' | 'interstitial';

/** An option of a call, in code. */
export interface Option {
  readonly name: string;
  /** The code of its value. */
  readonly source: string;
  /** The whole option where it is not `name: value`: a method, a spread. */
  readonly verbatim?: string;
}

/** A call in code. */
export interface Call {
  readonly name: CallName;
  readonly adType: AdType;
  readonly options: readonly Option[];
  /** What is passed where it is no object; `null` where it is one. */
  readonly instead: string | null;
}

/** Whether anything was said about what is passed. */
export const isBlank = ({ options, instead }: Call) => options.length === 0 && instead === null;

/**
 * Reads a call as it stands in a game, or only its options.
 *
 * @param text - the code
 * @param before - the call to keep what the code does not tell from
 * @returns the call, or why it cannot be read
 */
export function readCall(text: string, before: Call): Call | { readonly reason: string } {
  try {
    return readCallOrThrow(text, before);
  } catch (error) {
    return { reason: error instanceof Unreadable ? error.message : String(error) };
  }
}

function readCallOrThrow(text: string, before: Call): Call {
  const found = /\b(request|downloadFile|create(RewardedVideo|Interstitial)Ad)\s*\(/.exec(text);
  const cursor: Cursor = { text, at: found ? found.index + found[0].length : 0 };
  let { name, adType } = before;
  if (found?.[2]) {
    adType = found[2] === 'Interstitial' ? 'interstitial' : 'rewarded';
    name = /\.\s*show\s*\(/.test(text) ? 'ad.show' : 'ad.init';
  } else if (found) {
    name = found[1] === 'request' ? 'request' : 'downloadFile';
  }
  skipSpace(cursor);
  if (takeSign(cursor, '{')) return { name, adType, options: readOptions(cursor), instead: null };
  if (!found) throw new Unreadable(words.unreadable.noCall);
  const source = takeExpression(cursor) || 'undefined';
  const reading = readValue(source);
  if ('reason' in reading) throw new Unreadable(reading.reason);
  return { name, adType, options: [], instead: source };
}

function readOptions(cursor: Cursor): Option[] {
  const options: Option[] = [];
  for (;;) {
    skipSpace(cursor);
    if (takeSign(cursor, '}')) return options;
    const start = cursor.at;
    const name = readKey(cursor);
    skipSpace(cursor);
    if (name !== null && takeSign(cursor, ':')) {
      skipSpace(cursor);
      options.push({ name, source: takeExpression(cursor) });
    } else if (name !== null && /[,}]/.test(cursor.text[cursor.at] ?? '')) {
      // { url } stands for { url: url }.
      options.push({ name, source: name });
    } else {
      takeExpression(cursor);
      const verbatim = cursor.text.slice(start, cursor.at).trim();
      const label = take(
        { text: verbatim, at: 0 },
        /(?:async\s+|[gs]et\s+)?[\p{L}_$][\p{L}\p{N}_$]*|\.\.\.[^\s,]*/uy,
      );
      options.push({ name: label ?? verbatim.slice(0, 20), source: '', verbatim });
    }
    skipSpace(cursor);
    if (!takeSign(cursor, ',') && cursor.text[cursor.at] !== '}') {
      throw new Unreadable(words.unreadable.openOptions);
    }
  }
}

/** Writes a call as a game has it. */
export function printCall({ name, adType, options, instead }: Call): string {
  const host =
    name === 'request' || name === 'downloadFile'
      ? name
      : adType === 'interstitial'
        ? 'createInterstitialAd'
        : 'createRewardedVideoAd';
  const call = `TTMinis.game.${host}(${instead ?? printOptions(options)})`;
  return name === 'ad.show' ? `const ad = ${call};\nad.show()` : call;
}

function printOptions(options: readonly Option[]): string {
  if (options.length === 0) return '{}';
  const parts = options.map(({ name, source, verbatim }) => verbatim ?? `${printKey(name)}: ${source}`);
  const line = `{ ${parts.join(', ')} }`;
  return line.length <= 48 && !line.includes('\n') ? line : `{\n  ${parts.join(',\n  ')},\n}`;
}

function printKey(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : quote(name);
}

/** Writes a string in code. */
export function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** What the call passes, and what of it could not be read. */
export interface Passed {
  readonly args: unknown;
  /** By the name of the option, why its value is not known. */
  readonly unread: ReadonlyMap<string, string>;
}

/** Reads what a call passes. Options whose value is not known are left out. */
export function readPassed({ options, instead }: Call): Passed {
  const unread = new Map<string, string>();
  if (instead !== null) {
    const reading = readValue(instead);
    return { args: 'value' in reading ? reading.value : undefined, unread };
  }
  const args = {};
  for (const { name, source, verbatim } of options) {
    const reading = verbatim === undefined ? readValue(source) : { reason: words.unreadable.noValue };
    if ('reason' in reading) unread.set(name, reading.reason);
    else
      Object.defineProperty(args, name, {
        value: reading.value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return { args, unread };
}
