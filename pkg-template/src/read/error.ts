import catalog from '#data/catalog';
import { codes, common, errorWrappers, messages, statuses, subCodes, wrappers } from '#data/keys';
import type { Api } from '../types.js';
import { apiOf, splitFunction } from './function.js';
import { isErrorName, type LooksLike, looksLike } from './looks-like.js';
import { kindOf, numberOf, property, textOf } from './property.js';
import * as texts from './text.js';
import { codeOfText, TEXT_LIMIT, trimmed } from './text.js';

/** An error as plain data: what the core decides by. A boolean that is missing is `false`. */
export interface ReadError {
  /** The whole number that stands where the code should be, also 0, -1 and -102, which stand for no code. */
  readonly errCode?: number | undefined;
  /** The message without a function in front of `:fail`: 1024 UTF-16 code units of it, of a bare text 8192. */
  readonly errMsg?: string | undefined;
  /** A second code under another name, which differs from the first. */
  readonly otherErrCode?: number | undefined;
  readonly subErrCode?: number | undefined;
  /** The call that the message, or a text around it, names in front of `:fail`. */
  readonly namedApi?: Api | undefined;
  /** The message, or a text around it, names a function in front of `:fail` that the reference does not cover. */
  readonly isForeign?: boolean;
  /** The code stands under a name of the platform's own. */
  readonly hasPlatformCode?: boolean;
  /** The code stands under a name that others use too: `code`, `error_code`, `status`. */
  readonly hasCommonCode?: boolean;
  readonly hasPlatformMessage?: boolean;
  /** The message stands under a name that others use too: `message` or `msg`. */
  readonly hasCommonMessage?: boolean;
  /** Something that is no code stands where the code should be. */
  readonly isInvalidCode?: boolean;
  /** The code was read from a text or a wrapper that does not name it as the platform's. */
  readonly isGuessedCode?: boolean;
  /** The number is a code only if a message of the reference stands behind it. */
  readonly needsMessage?: boolean;
  /** The value names itself as an error of JavaScript or of a library, such as `TypeError`. */
  readonly isNamedError?: boolean;
  /** The value is an error that a library made, perhaps from one of the platform. */
  readonly isLibraryError?: boolean;
  /** The code is an HTTP status. */
  readonly isHttpStatus?: boolean;
  /** The message is that of a call that succeeded. */
  readonly isSuccess?: boolean;
  /** Nothing about the value says that it is something other than an error of the platform. */
  readonly isPlain?: boolean;
}

/** What came in, as plain data. */
export type ErrorInput = Readonly<Reading>;

/** What has been found so far: the first thing stays. Until the end, `errCode` is `NaN` where something is no code. */
interface Reading {
  readonly error: { -readonly [key in keyof ReadError]: ReadError[key] };
  /** What the value looks like, should it be no error of the platform. */
  looksLike: LooksLike;
  /** The code as it came in. */
  code: number | string | null;
  /** The message as it came in, not cut. */
  message: string | null;
  /** The function in front of `:fail`; empty where there is none. */
  functionName: string;
  /** The HTTP status beside a code, of a call that failed. */
  status: number | undefined;
}

/** As they were at the import: the game may put others in their place. */
const parseJson = JSON.parse;
const { hasOwnProperty: hasOwn } = Object.prototype;

/** How much of a message is looked at, in UTF-16 code units. The longest wording of the reference has about 110. */
const MESSAGE_LIMIT = 1024;
/** How long a text may be, in UTF-16 code units, to be read as JSON. */
const JSON_LIMIT = 65536;
/** How many objects inside one another are looked into. */
const DEPTH_LIMIT = 3;
/** The code that comes with sub error codes. */
const WITH_SUB_CODES = 50000;

/** Reads an error of any shape. It throws for no value, and reads each property of one at most once. */
export function readError(value: unknown, message?: unknown): ErrorInput {
  // Without a prototype, for what a game has put on every object.
  const error: Reading['error'] = Object.create(null);
  const reading: Reading = {
    error,
    looksLike: 'something',
    code: null,
    message: null,
    functionName: '',
    status: undefined,
  };
  const get = getterOf(value);
  lookInto(reading, value, 0, get);
  takeMessage(reading, message, 'errMsg');
  readMessageAsText(reading);
  takeStatus(reading, get);
  error.isSuccess = texts.saysOk(error.errMsg);
  // The look of a value is nothing against a code under a name of the platform's own.
  if (!hasCode(error) || !error.hasPlatformCode || error.needsMessage) {
    reading.looksLike = looksLike(value, get);
    // HTTP clients put the request's settings into their errors.
    const isOfClient = isErrorName(get('name')) || kindOf(get('config')) === 'object';
    error.isNamedError = !error.isHttpStatus && isOfClient;
    error.isLibraryError = reading.looksLike === 'library-error';
  }
  if (error.isSuccess || (error.errCode === 0 && error.errMsg === undefined)) reading.looksLike = 'success';
  error.isPlain = /^(?:something|number|text)$/.test(reading.looksLike);
  error.isInvalidCode = Number.isNaN(error.errCode);
  if (error.isInvalidCode) error.errCode = undefined;
  if (error.errMsg !== undefined) {
    const { name, rest } = splitFunction(error.errMsg);
    error.errMsg = texts.comparable(rest);
    reading.functionName = name || reading.functionName;
  }
  error.namedApi = apiOf(reading.functionName);
  error.isForeign = reading.functionName !== '' && !error.namedApi;
  return reading;
}

/** Reads each property of a value once, however often it is asked for. */
function getterOf(value: unknown): (key: string) => unknown {
  const keys: string[] = [];
  const values: unknown[] = [];
  return (key) => {
    let at = keys.indexOf(key);
    if (at < 0) {
      at = keys.push(key) - 1;
      const found = property(value, key);
      // What a game has put on every object is nothing of this one.
      const isOfAll = found !== undefined && found === property(Object.prototype, key);
      values.push(isOfAll && !hasOwn.call(value, key) ? undefined : found);
    }
    return values[at];
  };
}

/** Whether a number is a code: 0 is none, and so are -1 and -102, which the Unity plugin puts in for a missing one. */
function isCode(number: number | undefined): boolean {
  return !!number && number !== -1 && number !== -102;
}

function hasCode(error: ReadError): boolean {
  return isCode(error.errCode);
}

function isComplete(error: ReadError): boolean {
  return error.errMsg !== undefined && hasCode(error);
}

function isFound(error: ReadError): boolean {
  return error.errMsg !== undefined || error.errCode !== undefined;
}

/** Reads the names that an error may have, then the objects that may wrap it. */
function lookInto(reading: Reading, value: unknown, depth: number, get = getterOf(value)): void {
  const { error } = reading;
  const hadCode = hasCode(error);
  for (let index = 0; index < codes.length && !hadCode; index++) {
    const key = codes[index] as string;
    const isFirst = !hasCode(error);
    if (isFirst) takeCode(reading, get(key), key, depth);
    else {
      const other = codeOf(get(key));
      if (isCode(other) && other !== error.errCode) error.otherErrCode = other;
    }
  }
  // Under this name most hosts have an error, and some the code of one.
  if (!hasCode(error) && isCode(numberOf(get('error')))) takeCode(reading, get('error'), 'error', depth);
  for (let index = 0; index < messages.length && !error.errMsg; index++) {
    const key = messages[index] as string;
    takeMessage(reading, get(key), key);
  }
  for (let index = 0; index < subCodes.length && error.errCode === WITH_SUB_CODES; index++) {
    if (error.subErrCode !== undefined) break;
    const key = subCodes[index] as string;
    const found = get(key);
    const code = codeOf(found === undefined ? property(get('error_extra'), key) : found);
    if (!Number.isNaN(code)) error.subErrCode = code;
  }
  for (let index = 0; index < subCodes.length && !hasCode(error); index++) {
    const key = subCodes[index] as string;
    takeCode(reading, get(key), key, depth);
  }
  if (isComplete(error) || depth >= DEPTH_LIMIT) return;
  const kind = kindOf(value);
  if (kind === 'object') {
    lookIntoWrappers(reading, depth + 1, get);
  } else if (kind === 'array') {
    const first = get('0');
    const second = get('1');
    // A list of numbers is a list of anything; a code stands alone or before its message.
    const isAlone = second == null || typeof second === 'string';
    if (isAlone || numberOf(first) === undefined) lookInto(reading, first, depth + 1);
    takeMessage(reading, second, 'errMsg');
  } else if (kind === 'string') {
    lookIntoText(reading, value as string, depth + 1);
  } else {
    takeCode(reading, codeOf(value), '', depth);
  }
}

function lookIntoWrappers(reading: Reading, depth: number, get: (key: string) => unknown): void {
  const { error } = reading;
  const foundBefore = isFound(error);
  const isNumber = (key: string) => (codeOf(get(key)) ?? -1) >= 0;
  // The data of a response is its body, whose codes are those of the game's own server.
  const isResponse = statuses.some(isNumber) || texts.saysOk(error.errMsg);
  for (let index = 0; index < wrappers.length && !isComplete(error); index++) {
    const wrapper = wrappers[index] as string;
    if (isResponse && wrapper === 'data') continue;
    // HTTP clients put the error of the platform into the body of a response that they make up.
    const inner = wrapper === 'body' ? bodyOf(get('response')) : get(wrapper);
    const kind = kindOf(inner);
    // Numbers and lists are data; a text is an error only under a name for one, and where nothing else was found.
    const isNamed = errorWrappers.indexOf(wrapper) >= 0 && (kind === 'string' || kind === 'array');
    const isJson = () => /^[\t-\r ]*\{/.test(textOf(inner, TEXT_LIMIT) || '');
    if (kind === 'string' && isNamed && hasCode(error)) takeMessage(reading, inner, 'message');
    if (kind !== 'object' && wrapper !== 'errors' && (foundBefore || !(isNamed || isJson()))) continue;
    // The message of an error goes with its code: that of a wrapper is only its own.
    if (hasCode(error)) lookInto(reading, inner, depth);
    else lookInsideMessage(reading, inner, depth);
  }
}

/** The body of a response, where it has a code of the platform and not of the game's server. */
function bodyOf(response: unknown): unknown {
  const body = property(response, 'data');
  const isPlatformCode = (key: string) => common.indexOf(key) < 0 && isCode(codeOf(property(body, key)));
  return codes.some(isPlatformCode) ? body : undefined;
}

/**
 * Reads something that the message was found around. What is read there takes the message's place when it comes with a code
 * or under a name of the platform's own; the function that the outer message names stays known.
 */
function lookInsideMessage(reading: Reading, inner: unknown, depth: number): void {
  const { error, message } = reading;
  const { errMsg, hasPlatformMessage, hasCommonMessage } = error;
  if (errMsg !== undefined) reading.functionName = splitFunction(errMsg).name;
  error.errMsg = undefined;
  lookInto(reading, inner, depth);
  if (isComplete(error) || (error.errMsg !== undefined && error.hasPlatformMessage) || errMsg === undefined)
    return;
  Object.assign(error, { errMsg, hasPlatformMessage, hasCommonMessage });
  reading.message = message;
}

/** Takes a code, unless there is one already; one that stands for none gives way to one. */
function takeCode(reading: Reading, found: unknown, key: string, depth: number): void {
  const { error } = reading;
  const code = codeOf(found);
  if (code === undefined || (error.errCode !== undefined && !isCode(code))) return;
  error.errCode = code;
  error.hasCommonCode = common.indexOf(key) >= 0;
  error.hasPlatformCode = key !== '' && !error.hasCommonCode;
  // `data: { code }` can as well be the body of an answer, with a code of the game's own server.
  error.isGuessedCode = depth > 0 && error.hasCommonCode;
  const number = numberOf(found);
  if (number === undefined) reading.code = found as string;
  else reading.code = Number.isFinite(number) ? number : null;
}

/** The code that a number or a text is, `NaN` where it is none; `undefined` for what is not even meant as a code. */
function codeOf(value: unknown): number | undefined {
  const number = numberOf(value);
  // Adding zero makes a negative zero a plain one.
  if (number !== undefined) return Number.isSafeInteger(number) ? number + 0 : NaN;
  const text = textOf(value, MESSAGE_LIMIT);
  return text === undefined ? undefined : codeOfText(text);
}

/** Takes a message, unless there is one already; one that is no text says nothing that could be compared. */
function takeMessage(reading: Reading, given: unknown, key: string, limit = MESSAGE_LIMIT): void {
  const { error } = reading;
  // An empty text hides no other.
  if (error.errMsg || typeof given !== 'string' || (given === '' && error.errMsg === '')) return;
  error.errMsg = given.slice(0, limit);
  error.hasCommonMessage = common.indexOf(key) >= 0;
  error.hasPlatformMessage = key !== '' && !error.hasCommonMessage;
  reading.message = given;
}

/** Reads a text that stands where an error should: JSON, a number, a log line or a bare message. */
function lookIntoText(reading: Reading, value: string, depth: number): void {
  const text = trimmed(value.slice(0, TEXT_LIMIT));
  const code = codeOfText(text);
  if (!Number.isNaN(code)) {
    takeCode(reading, code, '', depth);
    return;
  }
  const parsed = /^[{["]/.test(text) && value.length <= JSON_LIMIT ? parse(value) : undefined;
  const values = parsed === undefined ? texts.formValues(text) : parsed;
  if (values !== undefined) {
    lookInto(reading, values, depth);
    if (isFound(reading.error)) return;
  }
  if (text) takeMessage(reading, text, '', TEXT_LIMIT);
}

/** Looks for an error object, named values or a leading code in a message that came without a code. */
function readMessageAsText(reading: Reading): void {
  const { error } = reading;
  if (error.errMsg === undefined || hasCode(error)) return;
  const open = error.errMsg.indexOf('{');
  const parsed = open < 0 ? undefined : parse(error.errMsg.slice(open, error.errMsg.lastIndexOf('}') + 1));
  if (parsed !== undefined) lookInsideMessage(reading, parsed, DEPTH_LIMIT - 1);
  if (hasCode(error)) return;
  const { errMsg } = error;
  const named = texts.namedValues(errMsg);
  const found = named || texts.leadingCode(errMsg);
  if (!found) return;
  error.errCode = reading.code = found.code;
  error.isGuessedCode = found.isGuessed;
  error.needsMessage = found.needsMessage;
  if (error.subErrCode === undefined) error.subErrCode = found.subCode;
  reading.functionName = reading.functionName || splitFunction(errMsg).name;
  if (!found.message) {
    // A code alone, perhaps behind a tag and its name, has no message.
    if (!named || /^(?:[^\w[]*\[[^\]]+])?\W*\w+\W+\d+\W*$/.test(errMsg)) error.errMsg = undefined;
    return;
  }
  error.errMsg = undefined;
  takeMessage(reading, found.message, 'errMsg', TEXT_LIMIT);
}

/**
 * Takes an HTTP status for the code of an error that has none: of a response, of the error of an HTTP library, or of a text
 * that tells it.
 */
function takeStatus(reading: Reading, get: (key: string) => unknown): void {
  const { error } = reading;
  const { errMsg } = error;
  const names = catalog.httpStatus.names;
  const said = errMsg === undefined ? undefined : texts.statusOf(errMsg, (status) => names[status]);
  const inside = (key: string) => property(get('response'), key);
  const places = statuses
    .map((key) => ({ key, value: get(key) }))
    .concat(
      statuses.map((key) => ({ key: 'status', value: inside(key) })),
      { key: 'status', value: said },
    );
  const found = places.filter(({ value }) => texts.isFailedStatus(codeOf(value)))[0];
  if (!found) return;
  if (hasCode(error)) {
    reading.status = codeOf(found.value);
    return;
  }
  takeCode(reading, found.value, found.key, 0);
  error.isHttpStatus = true;
  // The message says no more than the status does.
  if (said !== undefined || texts.saysOk(errMsg)) error.errMsg = undefined;
}

/** The value that JSON stands for; `undefined` where the text is none. */
function parse(json: string): unknown {
  try {
    return parseJson(json);
  } catch {
    return undefined;
  }
}
