import { type Kind, kindOf, property } from './property.js';

/** What an argument is, where nothing is to be known of it but its type. */
export type OtherKind = Exclude<Kind, 'nothing' | 'number' | 'string'>;

/** One argument of a call. */
export type Argument =
  /** It is not given, or `null`. */
  | { readonly kind: 'missing' }
  /** It is too long to be looked at, or its getter throws: nothing can be said of it. */
  | { readonly kind: 'unread' }
  | { readonly kind: 'string'; readonly text: string }
  /** `number` may be `NaN` or infinite. */
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: OtherKind };

/** The options object that a call was given, as plain data. */
export type CallArguments = Readonly<ReturnType<typeof readArguments>>;

/** The names of other vendors for the ID of an ad. */
const OTHER_ID_NAMES = ['unitId', 'posId', 'adId', 'placementId', 'adUnitID', 'adunitId'];

/** The length from which on a text is not looked at, in UTF-16 code units. */
const TEXT_LIMIT = 65536;

/** The name of a header in every case: a header can have any number of names, so they are not all looked at. */
const REFERERS = /* @__PURE__ */ inEveryCase('referer');

const MISSING: Argument = { kind: 'missing' };
const UNREAD: Argument = { kind: 'unread' };

/** Reads the options object of a call. */
export function readArguments(options: unknown) {
  const kind = kindOf(options);
  const read = (name: string) => (kind === 'object' ? property(options, name, UNREAD) : undefined);
  const data = read('data');
  const header = read('header');
  const isObject = kindOf(header) === 'object';
  return {
    /** What the options themselves are: only of an `object` the arguments are read. */
    whole: kind === 'nothing' ? ('missing' as const) : kind,
    url: argumentOf(read('url')),
    method: argumentOf(read('method')),
    data: argumentOf(data),
    /** What `data` is beside its type: `view` - a Uint8Array or its like; `promise` - something with a `then`. */
    dataKind: dataKindOf(data),
    header: argumentOf(header),
    hasReferer: isObject && hasReferer(header as Record<string, unknown>),
    timeout: argumentOf(read('timeout')),
    filePath: argumentOf(read('filePath')),
    adUnitId: argumentOf(read('adUnitId')),
    /** A name that other vendors have for the ID of an ad, where something stands under it; else empty. */
    otherIdName: OTHER_ID_NAMES.filter((name) => kindOf(read(name)) !== 'nothing')[0] || '',
  };
}

/** One `try` for all names, and no function for each: this runs for every call that is explained. */
function hasReferer(header: Record<string, unknown>): boolean {
  try {
    for (let at = 0; at < REFERERS.length; at++) if (header[REFERERS[at] as string] != null) return true;
  } catch {
    // A getter throws, or a trap.
  }
  return false;
}

function inEveryCase(name: string): string[] {
  let names = [''];
  for (let at = 0; at < name.length; at++) {
    const letter = name.charAt(at);
    names = names.map((start) => start + letter.toUpperCase()).concat(names.map((start) => start + letter));
  }
  return names;
}

function dataKindOf(data: unknown): 'plain' | 'view' | 'promise' {
  if (kindOf(data) !== 'object') return 'plain';
  const has = (key: string, kind: Kind) => kindOf(property(data, key)) === kind;
  if (has('buffer', 'object') && has('byteLength', 'number')) return 'view';
  return has('then', 'function') ? 'promise' : 'plain';
}

function argumentOf(value: unknown): Argument {
  if (value === UNREAD) return UNREAD;
  const kind = kindOf(value);
  if (kind === 'nothing') return MISSING;
  if (kind === 'number') return { kind, number: value as number };
  if (kind !== 'string') return { kind };
  const text = value as string;
  return text.length < TEXT_LIMIT ? { kind, text } : UNREAD;
}

/** @returns the text that an argument is; `undefined` where it is none */
export function textIn(argument: Argument | undefined): string | undefined {
  return argument && argument.kind === 'string' ? argument.text : undefined;
}

/** @returns whether HTTP defines its method as idempotent; `undefined` where it is no method */
export function isIdempotent(args: CallArguments): boolean | undefined {
  const { method, url } = args;
  if (method.kind === 'missing') return url.kind === 'missing' ? undefined : true;
  if (method.kind !== 'string') return undefined;
  return /^(?:GET|HEAD|OPTIONS|PUT|DELETE|TRACE)$/i.test(method.text);
}
