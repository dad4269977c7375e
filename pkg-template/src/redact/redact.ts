// Free text that anyone may read, without what may be secret: values that have the name of a secret, what follows `Bearer`
// and `Basic`, users, queries and fragments of URLs, long runs that look random, and e-mail addresses. It is a net, and no
// proof: a password in a sentence stays. In doubt it leaves out more, but for codes, calls, hosts, paths and placements.
//
// The time is linear in the text: a part that is left out is not read again, and a pattern that fails has read little.
import { redactedUrl } from '../url/redacted.js';
import { withoutPersonalNumbers } from './numbers.js';

/** Stands for a part that is left out. */
const LEFT_OUT = '…';

/** Names of secrets, in lower case, with `_` between words. Those in front of the boundary may also end a longer word. */
const NAMES =
  /(?:token|secret(?!_?key)|pass_?(?:word|wd|phrase|code|wort)|senha|cookie|signature|credential|sess(?:ion)?_?id|ap[ip]_?key|(?:open|union|device)_?id|verifier|[cx]srf|jwt|密[码碼钥]|令牌|(?:^|[^a-z])(?:(?:access|private|secret|session|signing|encryption)_?key|client_?assertion|o?auth|authorization|bearer|session|sid|pass|pwd|pin|otp|sig|sign|ticket|nonce|email|ip))s?(?![a-z])/g;
/** Support needs the ids of logs and traces, which look random. */
const IS_LOG_ID = /(?:log|trace|request)[ _-]?id["'`]?[ :=]+["'`]?$|traceparent["'`]?[ :=]+["'`]?[\da-f-]*$/i;
/** Names that end with these are of something about a secret. */
const ABOUT_A_SECRET = /(?:error|err(?:or)?code|status|type|count|length)$/i;
/** The values of these are the whole rest of the line. */
const HEADERS = /(?:cookie|authorization)$/i;
/** Values that hold no secret, but tell what is wrong. */
const HARMLESS =
  /^(?:null|undefined|true|false|none|empty|ok|fail(?:ed)?|expired|invalid|missing|required|token|not?)$/i;

/**
 * The next piece of a text: a token or key whose form tells it, what stands in front of credentials, a run of letters and
 * digits, the host of a URL or of an e-mail address (`icon@2x.png` and `react@18.2.0` are none), a separator, or a character.
 */
const PIECE =
  /(eyJ[\w+-]{7}[\w+.-]*|-----BEGIN[\s\S]*?(?=-----END|$))|((?:(?:[Bb]earer|BEARER|[Bb]asic|BASIC) +)+)|([\w+-]+|密[码碼钥]|令牌)|(:[\\/]+\/(?![\\/])(?:[^\s"'`<>\\\u3000-\u303f\uff00-\uff3f?#/:]+|:(?![\\/]+\/(?![\\/])))*|@(?!\dx)(?=[A-Za-z\d.-]+\.[A-Za-z]{2})[A-Za-z\d.-]*[A-Za-z\d])|([=:：＝,>]|%3[adAD]|\\u003[dD])|\\[nrt]|%[\da-fA-F]{2}|&quot;|[\s\S]/y;
/** What may stand between a name and a separator. */
const BEHIND_NAME = /^(?:%22|%5d|&quot;)?["'`\\ \t\]]*$/i;
const URL_BEGINS = /:[\\/]+\/(?![\\/])|[?#][\w+.%[\]-]*=/g;
const CLOSES_QUOTES = /\\+["'`]?|["'`]|[\r\n]/g;

// What may stand at a position.
const IN_NAME = /[\w+密码碼钥令牌-]/y;
const IN_SCHEME = /[a-z\d+.-]/iy;
const NO_LETTERS = /[\d+.-]+/y;
const SEGMENT = /\/+([\w+-]+)/y;
const BACKSLASHES = /\\+/y;
const QUOTE = /["'`]/y;
const QUOTES = /["'`\\ \t\]]+/y;
const CLOSER = /[)\]},;.]/y;
const GAP = /[ \t=>:]+/y;
const CREDENTIAL_SCHEMES = /(?:(?:bearer|basic) +)+/iy;
const REST_OF_LINE = /(?:[^\n\r\\]+|\\(?![nrt]))+/y;
/** Until white space, quotes, angle brackets and full-width punctuation, also where they are escaped. */
const WORD = /(?:[^\s"'`<>\\\u3000-\u303f\uff00-\uff3f]+|\\+(?!["'nrt\\]|$))+/y;
/** A word until its query, its fragment, or another URL. */
const PATH = /(?:[^\s"'`<>\\\u3000-\u303f\uff00-\uff3f?#:]+|\\+(?!["'nrt\\]|$)|:(?![\\/]+\/(?![\\/])))+/y;
/** A word until the next pair of a name and a value. */
const VALUE =
  /(?:[^\s"'`<>\\\u3000-\u303f\uff00-\uff3f&,;|]+|\\+(?!["'nrt\\]|$)|[&,;|](?!(?:[\w+.[\]-]|%5|[^\s!-~\u3000-\u303f\uff00-\uff3f])+(?:[=：]|:(?![\\/]{2}))))+/y;

/** From and until: empty, and behind what was read, where nothing is to be found. */
type Span = readonly [from: number, until: number];

/** @returns where the match of a pattern ends that begins at a position; the position where there is none */
function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** @returns where the characters begin that fit a pattern and end at a position */
function before(pattern: RegExp, text: string, at: number, least = 0): number {
  while (at > least && behind(pattern, text[at - 1] as string, 0)) at--;
  return at;
}

/**
 * What a secret has in it beside URLs: a part of a name, a form, a run that may be random, an `@`, or digits. Most texts have
 * nothing of it, and to read one piece by piece takes long.
 */
const SUSPICIOUS =
  /[^\0-\x7f…]|tok|secr|pass|senha|cookie|device|\bip|_ip|sig|cred|sess|key|(?:n_?|s)id|verif|srf|jwt|assert|auth|bear|basic|pwd|pin|otp|tick|nonce|mail|one-time|act\.|[rc][fl]t\.|akia|curl|eyj|-----|@|data:|[\w+/-]{20}|\d{4}[ -]?\d{4}|\d{3}-\d|[a-z]{2}\d\d ?[a-z\d]{4}|\+\d/i;

/** @returns the text with `…` for each part that may be secret */
export function withoutSecrets(text: string): string {
  const shown = withoutSecretsInUrls(text);
  // The names in the query of a URL stay, and their values are left out already.
  if (!SUSPICIOUS.test(shown.replace(/[?&][\w.[\]-]+=…/g, ''))) return shown;
  return withoutPersonalNumbers(withoutNamedSecrets(shown));
}

function withoutNamedSecrets(rest: string): string {
  let shown = '';
  let done = 0;
  // What may be a name, and the run in front of it.
  let name: Span = [0, 0];
  let word = name;
  // Where the runs and dots begin that may be the name of an e-mail address.
  let dotted = 0;
  for (let at = 0; at < rest.length; ) {
    PIECE.lastIndex = at;
    const [piece = '', code, schemes, run, host, separator] = PIECE.exec(rest) || [];
    const end = at + piece.length;
    let [from, until]: Span = [end, end];
    if (code) from = at;
    else if (schemes) [from, until] = credentials(rest, schemes, end);
    else if (run && IS_LOG_ID.test(rest.slice(Math.max(0, at - 32), at))) from = until = end;
    else if (run) [from, until] = randomCode(rest, run, at);
    else if (separator) [from, until] = namedValue(rest, name, word, at, separator);
    else if (piece[0] === '@' && dotted === at) from = until = at + 1;
    else if (piece[0] === '@' && host) from = dotted;

    if (run) word = name;
    if (from < until || host) name = [before(IN_NAME, rest, until, at), until];
    else if (schemes || run || separator) name = [separator ? end : at, until];
    if (!/^[\w+.-]/.test(piece)) dotted = until;
    if (from < until) {
      shown += rest.slice(done, from) + LEFT_OUT;
      done = dotted = until;
    }
    at = until;
  }
  return shown + rest.slice(done);
}

/** @returns the text with `…` for users, values of queries and fragments of its URLs */
export function withoutSecretsInUrls(text: string): string {
  let shown = '';
  let done = 0;
  for (;;) {
    URL_BEGINS.lastIndex = done;
    const found = URL_BEGINS.exec(text);
    if (!found) return shown + text.slice(done);
    const sign = found.index;
    const isWhole = text[sign] === ':';
    const start = isWhole ? behind(NO_LETTERS, text, before(IN_SCHEME, text, sign, done)) : sign;
    const host = isWhole ? URL_BEGINS.lastIndex : start;
    let end = behind(PATH, text, host);
    // Another URL in the path is read for itself.
    end = text[end] === ':' ? before(IN_SCHEME, text, end, host) : behind(WORD, text, end);
    // What has no scheme is read as if it had one.
    const scheme = isWhole && start === sign ? 'x' : '';
    const url = redactedUrl(scheme + text.slice(start, end)).slice(scheme.length);
    shown += text.slice(done, start) + url.replace(/^([a-z\d+.-]*:[\\/]+\/)([^\\/?#]*)/i, withRealHost);
    done = end;
  }
}

/** Leaves out a host that is none: `app://token=…`, or the half of a password that has a space in it. */
const withRealHost = (whole: string, front: string, host: string): string =>
  /^(?:\[[^\]]*(?:\]|$))?[^:=]*(?::\d*)?$/.test(host) ? whole : front + LEFT_OUT;

/** What stands behind `Bearer` or `Basic`; of `Basic authentication failed` nothing. */
function credentials(text: string, schemes: string, at: number): Span {
  const [from, until] = valueAt(text, at);
  const isSentence = /^basic +$/i.test(schemes) && /^[ -~]?[a-z]*$/.test(text.slice(from, until));
  return [from, isSentence ? from : until];
}

/** The run at a position, where it looks random; or the runs with slashes between them, as in base 64. */
function randomCode(text: string, run: string, at: number): Span {
  const end = at + run.length;
  if (looksRandom(run)) return [at, end];
  let until = end;
  // No path that begins with a slash is a code.
  while (text[at - 1] !== '/') {
    SEGMENT.lastIndex = until;
    const [segment = '', next = ''] = SEGMENT.exec(text) || [];
    if (!segment || looksRandom(next)) break;
    until += segment.length;
  }
  return until > end && looksRandom(text.slice(at, until)) ? [at, until] : [end, end];
}

/** Whether a run of letters and digits is long, and changes between them more often than words do. */
function looksRandom(run: string): boolean {
  if (run.length < 20 || !/\d/.test(run)) return false;
  // Ids of placements have 19 digits.
  if (!/[a-z]/i.test(run)) return /(\d\D*){25}/.test(run);
  if (/^(-*[\da-f]){24}[\da-f-]*$/i.test(run)) return true;
  // A capitalized word is no change, nor are the letters of dates.
  const letters = run.replace(/[A-Z](?=[a-z]{2})/g, '-');
  const changes = letters.split(/\d(?=[A-SU-Ya-z])/).length * 2 + letters.split(/[a-z](?=[A-Z])/).length - 3;
  return 8 * changes >= run.length;
}

/** The value behind the separator at a position, where the name in front of it is that of a secret. */
function namedValue(text: string, [start, end]: Span, word: Span, at: number, separator: string): Span {
  const after = at + separator.length;
  const none: Span = [after, after];
  const name = text.slice(start, end);
  const gap = text.slice(end, at);
  const previous = text[start - 1] || '';
  const isOther =
    (separator === ':' && text[after] === ':') || // `Session::start`
    (separator === ',' && !gap && text[at - 1] !== ' ') || // A comma stands between quotes only,
    (separator === '>' && previous !== '<'); // and this behind a tag.
  if (isOther || !BEHIND_NAME.test(gap) || ABOUT_A_SECRET.test(name)) return none;
  // `API key`, `session.id`
  const first = word[1] === start - 1 && /[ .]/.test(previous) ? text.slice(word[0], word[1]) : '';
  // What was read as a line break may be the first letter.
  const names = text[start - 2] === '\\' ? `${previous + name} ${name}` : name;
  // A count of tokens is none.
  const isCount = /tokens$/i.test(name) && /^[ \t]*\d{1,7}(?!\w)/.test(text.slice(after, after + 16));
  if (isCount || !isSecretName(first, names)) return none;

  const from = separator === '>' ? after : behind(GAP, text, after);
  const quoted = quotedAt(text, from);
  if (separator === ',') {
    if (!quoted) return none;
    const colon = behind(QUOTES, text, quoted[1]);
    // The name of the next pair, unless as in `{"name":"token","value":"…"}`.
    if (text[colon] === ':' && quoted[1] < quoted[0] + 64) {
      return text.slice(quoted[0], quoted[1]) === 'value' ? valueAt(text, behind(GAP, text, colon)) : none;
    }
  }
  // A list has been left out where `…` stands.
  const isHeader =
    /[:：]/.test(separator) && HEADERS.test(name) && !quoted && !/[[{…]/.test(text[from] || '');
  if (!isHeader) return valueAt(text, from);
  if (gap || !/["'`]/.test(previous)) return [from, behind(REST_OF_LINE, text, from)];
  // It is in quotes together with its name.
  const backslashes = start - 1 - before(BACKSLASHES, text, start - 1);
  const closing = closingQuote(text, from, previous, backslashes);
  return [from, behind(REST_OF_LINE, text.slice(0, closing), from)];
}

/** Whether a name, maybe together with the word in front of it, is that of a secret: not the word alone. */
function isSecretName(word: string, name: string): boolean {
  return !`${inWords(word)}_${inWords(name)}`.replace(NAMES, '').endsWith(inWords(name));
}

/** `sessionID` as `session_id`. */
const inWords = (name: string): string =>
  name
    .replace(/[a-z](?=[A-Z])|[A-Z](?=[A-Z][a-z]{2})/g, '$&_')
    .replace(/[ ._-]+/g, '_')
    .toLowerCase();

/** The value at a position: what is in its quotes or brackets, or a word. Empty where it tells what is wrong. */
function valueAt(text: string, position: number): Span {
  const at = behind(CREDENTIAL_SCHEMES, text, position);
  let [from, until] = quotedAt(text, at) || [at, at];
  if (from === until) {
    // Two quotes may stand for one, as in CSV.
    const close = behind(BACKSLASHES, text, until);
    from = until > at && behind(QUOTE, text, close) > close ? close + 1 : until;
    const inside = behindBrackets(text, from);
    until = before(CLOSER, text, behind(VALUE, text, inside), inside);
  }
  return [from, HARMLESS.test(text.slice(from, until)) ? from : until];
}

/** What is in the quotes that open at a position, maybe behind backslashes. */
function quotedAt(text: string, at: number): Span | undefined {
  const open = behind(BACKSLASHES, text, at);
  const from = behind(QUOTE, text, open);
  return from > open ? [from, closingQuote(text, from, text[open] as string, open - at)] : undefined;
}

/** Where a quote closes that has so many backslashes in front of it: before these. The end of the line where it does not. */
function closingQuote(text: string, from: number, quote: string, backslashes: number): number {
  CLOSES_QUOTES.lastIndex = from;
  for (;;) {
    const found = CLOSES_QUOTES.exec(text);
    if (!found) return text.length;
    const count = found[0].length - 1;
    const last = found[0][count] as string;
    if (/[\r\n]/.test(last)) return found.index;
    // Each level of JSON doubles those inside and adds one. With fewer of them, an outer string ends.
    if (last === quote && (count < backslashes || count % (2 * backslashes + 2) === backslashes)) {
      return found.index + count - Math.min(count, backslashes);
    }
  }
}

/** Behind the array or object that begins at a position: the position where none does, the end where none ends. */
function behindBrackets(text: string, from: number): number {
  let at = from;
  let open = 0;
  do {
    if (/[[{]/.test(text[at] || '')) open++;
    else if (!open) return from;
    else if (/[\]}]/.test(text[at] as string)) open--;
    const quoted = quotedAt(text, at);
    at = quoted ? behind(BACKSLASHES, text, quoted[1]) + 1 : Math.max(behind(BACKSLASHES, text, at), at + 1);
  } while (open && at < text.length);
  return Math.min(at, text.length);
}
