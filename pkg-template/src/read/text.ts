// What a text says of an error. White space is that of ASCII, and every expression takes linear time.
import { codes, messages, subCodes } from '#data/keys';

/** How much of a text is looked at, in UTF-16 code units: a log line with an error object in it. */
export const TEXT_LIMIT = 8192;

/** What a text holds. */
export interface TextValues {
  readonly code: number;
  readonly subCode?: number | undefined;
  /** The message inside the text. */
  readonly message: string;
  /** Whether the text only begins with the code, and does not name it, as `errCode: 21103` does. */
  readonly isGuessed: boolean;
  /** Whether the number may as well be one of something else, as in `30001 points`. */
  readonly needsMessage: boolean;
}

const SPACE = /[\t-\r ]/;

/** Where the characters of a kind begin that end at `until`. */
export function startOf(text: string, until: number, kind: RegExp): number {
  let start = until;
  while (start > 0 && kind.test(text.charAt(start - 1))) start--;
  return start;
}

/** The text without white space around it. */
export function trimmed(text: string): string {
  const start = text.search(/[^\t-\r ]/);
  return start < 0 ? '' : text.slice(start, startOf(text, text.length, SPACE));
}

/**
 * @param text - any text
 * @returns the whole number that it is: in decimal, with white space around it, a sign, and a fraction of zeros; else `NaN`
 */
export function codeOfText(text: string): number {
  // More than 15 digits are an id or a time.
  const found = /^[\t-\r ]*(-?\d{1,15})(?:\.0*)?[\t-\r ]*$/.exec(text);
  // Adding zero makes a negative zero a plain one.
  return found ? Number(found[1]) + 0 : NaN;
}

/** Whether a message is that of a success: `ok`, `request:ok`, `success`. */
export function saysOk(message = ''): boolean {
  return /^(?:(?:[\w.]+:)?[\t-\r ]*ok|success)$/i.test(trimmed(message));
}

/** The text as it is compared: without a stack behind it and tags in front of it, and with a space behind each comma. */
export function comparable(text: string): string {
  const message = text.replace(/\n[\t ]*at [\s\S]*/, '').replace(/^(?:[\t-\r ]*\[[^\]\n]{1,40}\])+/, '');
  return message.replace(/,(?=\w)/g, ', ');
}

/** Whether a number is an HTTP status that a failed call can end with. */
export function isFailedStatus(status: number | undefined): status is number {
  return status !== undefined && status >= 300 && status < 600;
}

/**
 * Reads the HTTP status of `404`, `404 Not Found`, `HTTP/1.1 503`, `Server error 502`, `statusCode: 404`,
 * `Request failed with status code 404`, `Response code 503`, and of the title of a page, which a proxy sends in place of an answer.
 *
 * @param nameOf - gives the registered name of a status
 */
export function statusOf(text: string, nameOf: (status: number) => string | undefined): number | undefined {
  const found =
    /^\W*([345]\d\d)\b[\t-\r ,:-]*(.*)|\b(?:(?:http(?:\/[\d.]+)?|status(?:[ _-]?code)?|response code|server error)\W{1,4}|title>(?:[^<|]{1,80}\| ?)?)([345]\d\d)(?![\w.-])/i.exec(
      text,
    );
  if (!found) return undefined;
  const name = found[2] || '';
  const status = Number(found[1] || found[3]);
  return !name || lowerCase(name) === lowerCase(nameOf(status) || ' ') ? status : undefined;
}

function lowerCase(text: string): string {
  return trimmed(text).toLowerCase();
}

/** The values of a form-encoded text, such as `errCode=30001&errMsg=User exit`; `undefined` where it is none. */
export function formValues(text: string): Record<string, string> | undefined {
  if (!/^\w+=[^&=]*(?:&\w+=[^&=]*)+$/.test(text)) return undefined;
  const values: Record<string, string> = Object.create(null);
  const pairs = text.split('&');
  for (let at = 0; at < pairs.length; at++) {
    const pair = (pairs[at] as string).split('=');
    try {
      values[pair[0] as string] = decodeURIComponent((pair[1] as string).replace(/\+/g, ' '));
    } catch {
      // What cannot be decoded says nothing.
    }
  }
  return values;
}

/** A name of a code, a sub error code or a message, one group each. */
const NAME = /* @__PURE__ */ new RegExp(
  `\\b(?:(${codes.join('|')})|(${subCodes.join('|')})|(${messages.join('|')}))\\b`,
  'gi',
);

/** The first name at `from` or behind it. */
function nameFrom(text: string, from: number): RegExpExecArray | null {
  NAME.lastIndex = from;
  return NAME.exec(text);
}

/** What stands behind the name of a value: a separator, and then perhaps a whole number that nothing continues. */
const VALUE = /^[\\"'\t-\r ]*[:=：](?:[\\"'\t-\r ]*(-?\d{1,15})(?![.-]?\w))?/;

/** The message whose name ends at `from`, with or without quotes, and where it ends. */
function messageBehind(text: string, from: number): { readonly message: string; readonly end: number } {
  const opening = /^[\\"'\t-\r ]*[:=：][\t-\r ]*\\*(["']?)/.exec(text.slice(from)) as RegExpExecArray;
  const quote = opening[1];
  const start = from + opening[0].length;
  // In `'can't'` the apostrophe does not close: a closing quote has no letter behind it.
  const closing = quote === '"' ? /"(?!\w)/ : quote ? /'(?!\w)/ : /[}\n\r]/;
  const length = text.slice(start).search(closing);
  let end = length < 0 ? text.length : start + length;
  if (!quote) {
    // The name of the next value ends a message without quotes.
    const open = text.slice(0, end);
    let name = nameFrom(open, start);
    while (name && (name[3] || !VALUE.test(text.slice(NAME.lastIndex))))
      name = nameFrom(open, NAME.lastIndex);
    if (name) end = name.index;
  }
  return { message: text.slice(start, startOf(text, end, /[\\,;\t-\r ]/)), end };
}

/**
 * Reads `errCode: 30001, errMsg: 'User exit'` and its relatives: with or without quotes, with `:` or `=`, in any case,
 * cut off or with backslashes in front of the quotes.
 *
 * @returns `undefined` when no code is named
 */
export function namedValues(text: string): TextValues | undefined {
  let code: number | undefined;
  let subCode: number | undefined;
  let message = '';
  let isGuessed = false;
  for (let name = nameFrom(text, 0), end = 0; name; name = nameFrom(text, end)) {
    const start = name.index;
    end = NAME.lastIndex;
    const value = VALUE.exec(text.slice(end));
    // In `https://a.example/?code=500` the name belongs to an address.
    if (!value || /[?&/.\-#%@]/.test(text.charAt(start - 1))) continue;
    // Where the text was cut, the number may have been.
    const isWhole = value[1] && end + value[0].length < TEXT_LIMIT;
    const number = isWhole ? Number(value[1]) + 0 : undefined;
    if (name[1]) {
      // A second code, or `code` behind another word, as in `zip code`, leaves it open what is meant.
      const before = startOf(text, start, SPACE);
      const followsWord = before < start && /\w/.test(text.charAt(before - 1));
      if (end - start === 4 && (followsWord || text.charAt(end) === '=')) isGuessed = true;
      if (code === undefined) code = number;
      else if (number !== undefined && number !== code) isGuessed = true;
    } else if (name[2]) {
      if (subCode === undefined) subCode = number;
    } else if (!message) {
      ({ message, end } = messageBehind(text, end));
    }
  }
  return code === undefined ? undefined : { code, subCode, message, isGuessed, needsMessage: false };
}

/** A tag such as `[net]`, or an open bracket. */
const TAG = /\[[^\]\n]{1,40}\]|\[(?![^\]\n]{1,40}\])/;
/** A date, a time, or both: `2026-11-27T12:09:33.123Z`. */
const TIME = /\d+(?:[-:/T]\d+)+(?:[.,]\d+)?(?:Z|\+[\d:]+)?(?![-:./,+]?\w)/;
/** Punctuation and symbols, but no letter of any script, and no sign of money, of a share or of a gain. */
const MARK = /[^\w\n[$%+\u0080-\u1fff\u20a0-\u20cf\u3040-\ud7ff]/;
/**
 * What loggers put in front of an error. There is one way to read each character: with two, a line of brackets would take
 * forever.
 */
export const TAGS = `(?:${TAG.source}|${TIME.source}|${MARK.source})*`;

const LEADING_CODES = /* @__PURE__ */ new RegExp(
  `(?:(^${TAGS})|\\b(?:err(?:or|code|no)?|code|fail(?:ed|ure)?)[\\t-\\r :,([#-]+)(\\d{5,6})\\b`,
  'gi',
);

/**
 * Reads `30001: User exit`, `error 30001 User exit` and `code (30001)`: a code of five or six digits that the text begins
 * with, or that a word for an error stands in front of.
 *
 * @returns `undefined` for every other number in a text
 */
export function leadingCode(text: string): TextValues | undefined {
  // `error 30001` and `code (30001)`, but not `/error/30001` or `?code=30001`.
  LEADING_CODES.lastIndex = 0;
  for (let found = LEADING_CODES.exec(text); found; found = LEADING_CODES.exec(text)) {
    const digits = found[2] as string;
    const end = LEADING_CODES.lastIndex;
    const before = text.charAt(end - digits.length - 1);
    if (/[-./+$#\u0080-\uffff]/.test(before) || /[-./]/.test(text.charAt(end))) continue;
    let message = trimmed(text.slice(end).replace(/^[\t-\r :,)\]：）-]+/, ''));
    const needsMessage = found[1] !== undefined && message !== '';
    // What stands in front may name another function.
    const front = text.slice(0, found.index).replace(/uncaught|\(in promise\)|\[[^[\]]*\]|error:/gi, '');
    if (!message && /[a-z\u0080-\uffff]{2}/i.test(front)) message = text;
    return { code: Number(digits), message, isGuessed: true, needsMessage };
  }
  return undefined;
}
