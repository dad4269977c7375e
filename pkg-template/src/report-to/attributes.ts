import type { Attributes } from '../report-to-types.js';
import type { Failure } from '../watch-types.js';
import { placeOf, safe, summaryOf, withKnown } from './summary.js';

/** The methods that the conventions know; another one is `_OTHER` there. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH', 'QUERY'];

/** @returns the attributes of a failure by OpenTelemetry's semantic conventions, and our own */
export function attributesOf({ explanation, call }: Failure): Attributes {
  const summary = summaryOf(explanation);
  const { method } = call;
  const { url, scheme, address, port, path, query } = placeOf(call);
  const isKnownMethod = method !== null && METHODS.indexOf(method.toUpperCase()) >= 0;
  return withKnown<string | number | boolean>(
    {},
    {
      // The conventions have the status there, where the answer of the server is the error.
      'error.type': summary.isHarmless ? null : summary.status === null ? summary.type : `${summary.status}`,
      'http.request.method': method && (isKnownMethod ? method.toUpperCase() : '_OTHER'),
      'http.request.method_original':
        isKnownMethod && method === method.toUpperCase() ? null : method && safe(method, 64),
      'http.response.status_code': summary.status,
      'server.address': address,
      'server.port': port,
      'url.full': url,
      'url.scheme': scheme,
      'url.path': path,
      'url.query': query,
      'ttminis.id': summary.id,
      'ttminis.code': explanation.code === null ? null : safe(`${explanation.code}`, 64),
      'ttminis.status': explanation.status,
      'ttminis.function': call.function,
      'ttminis.api': call.api,
      'ttminis.side': summary.side,
      'ttminis.expected': summary.expected,
      'ttminis.confidence': summary.confidence,
      'ttminis.retry': explanation.retry.kind,
      'ttminis.ad_unit_id': call.adUnitId,
      'ttminis.aborted': call.aborted,
      'ttminis.elapsed_ms': call.elapsedMs,
      'ttminis.via': call.via,
    },
  );
}
