import { describe, Utf8Decoder, Utf8Encoder } from '../core.js';
import type { CannedResponse, Fetch, ServerRequest, SimulatorOptions } from '../simulate-types.js';
import { MAX_DOWNLOAD_BYTES } from './limits.js';
import { isArrayBuffer } from './values.js';
import { verifyStatus } from './verify.js';

export interface Response {
  readonly kind: 'response';
  readonly status: number;
  readonly header: Readonly<Record<string, string>>;
  /** The size of the body. */
  readonly bytes: number;
  text(): string;
  buffer(): ArrayBuffer;
  /** The object that a canned response gives for its JSON. */
  readonly json: unknown;
}

/** The connection ended without a response. */
export interface NoResponse {
  readonly kind: 'no-response' | 'interrupted' | 'offline';
  /** What `fetch` or `responses` threw. */
  readonly cause: string | null;
}

export interface PendingReply {
  /** How long the server takes; 0 where only the reply itself tells. */
  readonly delayMs: number;
  /** Passes the reply on: at once from a canned response, and later from `fetch`. */
  wait(receive: (reply: Response | NoResponse) => void): void;
}

/** Sends a request to the canned responses, or to `fetch` where none of them answers. */
export function send(options: SimulatorOptions, request: ServerRequest, wantsBytes: boolean): PendingReply {
  try {
    const { responses } = options;
    const canned =
      typeof responses === 'function'
        ? responses(request)
        : responses?.filter((response) => answers(response, request))[0];
    if (canned) {
      const reply = replyOf(canned);
      return { delayMs: canned.delayMs || 0, wait: (receive) => receive(reply) };
    }
  } catch (thrown) {
    const cause = describe(thrown);
    return { delayMs: 0, wait: (receive) => receive({ kind: 'no-response', cause }) };
  }
  const fetcher =
    options.fetch === undefined && typeof fetch === 'function' ? (fetch as Fetch) : options.fetch;
  if (!fetcher) return { delayMs: 0, wait: (receive) => receive({ kind: 'offline', cause: null }) };
  return { delayMs: 0, wait: (receive) => fetchReply(fetcher, request, wantsBytes, receive) };
}

function answers({ url, method }: CannedResponse, request: ServerRequest): boolean {
  if (method !== undefined && method.toUpperCase() !== request.method) return false;
  if (url === undefined) return true;
  return url.slice(-1) === '*' ? request.url.indexOf(url.slice(0, -1)) === 0 : url === request.url;
}

function replyOf({ status = 200, data, header = {}, bytes, failure }: CannedResponse): Response | NoResponse {
  if (failure) return { kind: failure, cause: null };
  // Nobody has checked the response that a function returns.
  verifyStatus('status of a response', status);
  const isText = typeof data === 'string' || data === undefined || data === null;
  const body = isArrayBuffer(data) ? data : isText ? `${data || ''}` : `${JSON.stringify(data)}`;
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
    json: isText || isArrayBuffer(data) ? undefined : data,
  };
}

/** `fetch` does not tell why there is no response, which is 10401. A body that breaks off is 600003. */
function fetchReply(
  fetcher: Fetch,
  request: ServerRequest,
  wantsBytes: boolean,
  receive: (reply: Response | NoResponse) => void,
): void {
  const headers = Object.assign({}, request.header);
  let kind: NoResponse['kind'] = 'no-response';
  Promise.resolve()
    .then(() => fetcher(request.url, { method: request.method, headers, body: request.body }))
    .then((response) => {
      kind = 'interrupted';
      const { status } = response;
      const header: Record<string, string> = {};
      response.headers.forEach((value, name) => {
        header[name] = value;
      });
      const reply = (bytes: number, text: string, buffer?: ArrayBuffer): Response => ({
        kind: 'response',
        status,
        header,
        bytes,
        text: () => text,
        buffer: () => buffer as ArrayBuffer,
        json: undefined,
      });
      const length = +(header['content-length'] as string);
      // Nobody reads the body of a failure, or of a file that is too large.
      if (status < 200 || status >= 300 || length > MAX_DOWNLOAD_BYTES)
        return reply(length || 0, '', new ArrayBuffer(0));
      return wantsBytes
        ? response.arrayBuffer().then((buffer) => reply(buffer.byteLength, '', buffer))
        : response.text().then((text) => reply(text.length, text));
    })
    .then(receive, (failure) => receive({ kind, cause: describe(failure) }));
}
