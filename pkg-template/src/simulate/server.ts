import { describe, Utf8Decoder, Utf8Encoder } from '../core.js';
import type { CannedResponse, Fetch, ServerRequest } from '../simulate-types.js';
import type { Platform } from './platform.js';
import { verifyStatus } from './verify.js';

/** What came back. */
export type Answer =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly header: Readonly<Record<string, string>>;
      /** The size of the body. */
      readonly bytes: number;
      /** The body as a text; that it is none is found out here. */
      text(): string;
      /** The body as bytes. */
      buffer(): ArrayBuffer;
      /** What stands for the JSON of the body. */
      readonly json: unknown;
    }
  /** Nothing: the connection ended, and said why in `cause`. */
  | { readonly kind: 'no-response' | 'interrupted' | 'offline'; readonly cause: string | null };

/** How an answer comes, or none. */
export interface Coming {
  /** How long it takes, in milliseconds, where that is known. */
  readonly delayMs: number;
  /**
   * The answer, or what gives it later.
   *
   * @param done - takes it; called at once for canned answers
   */
  wait(done: (answer: Answer) => void): void;
}

/**
 * Sends a request: to the canned responses, or else through `fetch`.
 *
 * @param platform - the simulator
 * @param request - what is sent
 * @param wantsBytes - how the body is needed
 */
export function send({ options }: Platform, request: ServerRequest, wantsBytes: boolean): Coming {
  try {
    const { responses } = options;
    const canned =
      typeof responses === 'function'
        ? responses(request)
        : responses?.filter((response) => fits(response, request))[0];
    if (canned) {
      const answer = answerOf(canned);
      return { delayMs: canned.delayMs || 0, wait: (done) => done(answer) };
    }
  } catch (failure) {
    return without('no-response', describe(failure));
  }
  const own = options.fetch === undefined && typeof fetch === 'function' ? (fetch as Fetch) : options.fetch;
  if (!own) return without('offline', null);
  return { delayMs: 0, wait: (done) => fetchAnswer(own, request, wantsBytes, done) };
}

function without(kind: 'no-response' | 'offline', cause: string | null): Coming {
  return { delayMs: 0, wait: (done) => done({ kind, cause }) };
}

function fits({ url, method }: CannedResponse, request: ServerRequest): boolean {
  if (method !== undefined && method.toUpperCase() !== request.method) return false;
  if (url === undefined) return true;
  return url.slice(-1) === '*' ? request.url.indexOf(url.slice(0, -1)) === 0 : url === request.url;
}

const isBuffer = (data: unknown): data is ArrayBuffer =>
  Object.prototype.toString.call(data) === '[object ArrayBuffer]';

function answerOf({ status = 200, data, header = {}, bytes, failure }: CannedResponse): Answer {
  if (failure) return { kind: failure, cause: null };
  // What a function gives is not known before.
  verifyStatus('status of a response', status);
  const isText = typeof data === 'string' || data === undefined || data === null;
  const body = isBuffer(data) ? data : isText ? `${data || ''}` : `${JSON.stringify(data)}`;
  return {
    kind: 'response',
    status,
    header,
    bytes: bytes !== undefined ? bytes : typeof body === 'string' ? body.length : body.byteLength,
    text: () => (typeof body === 'string' ? body : new Utf8Decoder().decode(new Uint8Array(body))),
    buffer() {
      if (typeof body !== 'string') return body;
      const encoded = new Utf8Encoder().encode(body);
      return encoded.buffer.slice(0, encoded.byteLength) as ArrayBuffer;
    },
    json: isText || isBuffer(data) ? undefined : data,
  };
}

/**
 * Asks a real server. `fetch` does not tell why there is no response: that is the reference's 10401. A body that breaks off
 * is its 600003.
 */
function fetchAnswer(
  own: Fetch,
  request: ServerRequest,
  wantsBytes: boolean,
  done: (answer: Answer) => void,
): void {
  const headers = Object.assign({}, request.header);
  let kind: 'no-response' | 'interrupted' = 'no-response';
  Promise.resolve()
    .then(() => own(request.url, { method: request.method, headers, body: request.body }))
    .then((response) => {
      kind = 'interrupted';
      const header: Record<string, string> = {};
      response.headers.forEach((value, name) => {
        header[name] = value;
      });
      const { status } = response;
      const answer = (bytes: number, text: string, buffer: ArrayBuffer | undefined): Answer => ({
        kind: 'response',
        status,
        header,
        bytes,
        text: () => text,
        buffer: () => buffer as ArrayBuffer,
        json: undefined,
      });
      const isOk = status >= 200 && status < 300;
      // Nobody reads the body of a failure, or of a file that is too large.
      if (!isOk || +(header['content-length'] as string) > MAX_FILE_BYTES) {
        return answer(+(header['content-length'] as string) || 0, '', new ArrayBuffer(0));
      }
      return wantsBytes
        ? response.arrayBuffer().then((buffer) => answer(buffer.byteLength, '', buffer))
        : response.text().then((text) => answer(text.length, text, undefined));
    })
    .then(done, (failure) => done({ kind, cause: describe(failure) }));
}

/** "The temporary directory limit is 200 MB"; whether a megabyte has 1,000,000 bytes there is not documented. */
export const MAX_FILE_BYTES = 200 * 1024 * 1024;
