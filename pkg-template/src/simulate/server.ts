import { describe } from '../core.js';
import type { CannedResponse, Fetch, ServerRequest, SimulatorOptions } from '../simulate-types.js';
import { type Body, bytesOf } from './body.js';
import { maxDownloadBytes } from './limits.js';
import type { Settings } from './settings.js';
import { isArrayBuffer } from './values.js';
import { verifyStatus } from './verify.js';

export interface Response {
  readonly kind: 'response';
  readonly status: number;
  readonly header: Readonly<Record<string, string>>;
  readonly body: Body;
  /** The size of the body. */
  readonly bytes: number;
  /** The object that a canned response gives for its JSON. */
  readonly json?: unknown;
}

/** The connection ended without a response. */
export interface NoResponse {
  readonly kind: 'no-response' | 'interrupted';
  /** What `fetch` or `responses` threw. */
  readonly cause: string | null;
}

export type Reply = Response | NoResponse;

/** Whether the client tells a status as a failure. */
export const isHttpFailure = (status: number, { options }: Settings): boolean =>
  options.httpErrors !== 'success' && (status < 200 || status >= 300);

/** Finds the canned response to a request, with the time that its server takes. */
export function findCanned(
  options: SimulatorOptions,
  request: ServerRequest,
): { reply: Reply; delayMs: number } | undefined {
  try {
    const { responses } = options;
    const canned =
      typeof responses === 'function'
        ? responses(request)
        : responses?.filter((response) => answers(response, request))[0];
    return canned && { reply: replyOf(canned), delayMs: canned.delayMs || 0 };
  } catch (thrown) {
    return { reply: { kind: 'no-response', cause: describe(thrown) }, delayMs: 0 };
  }
}

function answers({ url, method }: CannedResponse, request: ServerRequest): boolean {
  if (method !== undefined && method.toUpperCase() !== request.method) return false;
  if (url === undefined) return true;
  const [expected, asked] = [url, request.url].map(withLowerCaseHost) as [string, string];
  return expected.slice(-1) === '*' ? asked.indexOf(expected.slice(0, -1)) === 0 : expected === asked;
}

/** In a scheme and a host, capitals mean the same. */
const withLowerCaseHost = (url: string): string =>
  url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#*]*/i, (front) => front.toLowerCase());

function replyOf({ status = 200, data, header = {}, bytes, failure }: CannedResponse): Reply {
  if (failure) return { kind: failure, cause: null };
  // Nobody has checked the response that a function returns.
  verifyStatus('status of a response', status);
  const isText = typeof data === 'string' || data === undefined || data === null;
  const body = isArrayBuffer(data) ? data : isText ? `${data || ''}` : `${JSON.stringify(data)}`;
  const json = isText || isArrayBuffer(data) ? undefined : data;
  return { kind: 'response', status, header, body, bytes: bytes === undefined ? bytesOf(body) : bytes, json };
}

/** Sends a request. `fetch` does not tell why there is no response, which is 10401. A body that breaks off is 600003. */
export function fetchReply(
  settings: Settings,
  request: ServerRequest,
  wantsBytes: boolean,
  receive: (reply: Reply) => void,
): void {
  const { options } = settings;
  const fetcher =
    options.fetch === undefined && typeof fetch === 'function' ? (fetch as Fetch) : options.fetch;
  if (!fetcher) {
    receive({ kind: 'interrupted', cause: null });
    return;
  }
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
      const reply = (body: Body, bytes = bytesOf(body)): Response => {
        return { kind: 'response', status, header, body, bytes };
      };
      const length = +(header['content-length'] as string);
      // Nobody reads the body of a failure, or of a file that is too large.
      if (isHttpFailure(status, settings) || length > maxDownloadBytes) return reply('', length || 0);
      const body: PromiseLike<Body> = wantsBytes ? response.arrayBuffer() : response.text();
      return body.then((received) => reply(received));
    })
    .then(receive, (failure) => receive({ kind, cause: describe(failure) }));
}
