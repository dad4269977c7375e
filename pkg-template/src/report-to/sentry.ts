import type { Level, SentryBreadcrumb, SentryEvent, SentryReport } from '../report-to-types.js';
import type { Failure } from '../watch-types.js';
import { groupOf, placeOf, type Summary, safe, summaryOf, withKnown } from './summary.js';

/** The longest value of a tag that Sentry takes. */
const TAG_LIMIT = 200;

/** @returns what Sentry takes: an event where the failure is an issue, and a breadcrumb */
export function sentryOf(failure: Failure): SentryReport {
  const { explanation, call } = failure;
  const summary = summaryOf(explanation);
  const data = withKnown<string | number | boolean>(
    { id: summary.type, elapsedMs: call.elapsedMs, via: call.via },
    {
      url: placeOf(call).url,
      method: call.method,
      adUnitId: call.adUnitId,
      status_code: summary.status,
    },
  );
  const breadcrumb: SentryBreadcrumb = {
    type: call.api === 'request' || call.api === 'downloadFile' ? 'http' : 'default',
    category: `ttminis.${call.function}`,
    level: levelOf(summary),
    message: safe(explanation.text),
    timestamp: (call.startedAt + call.elapsedMs) / 1000,
    data,
  };
  return { event: summary.isHarmless ? null : eventOf(failure, summary, breadcrumb), breadcrumb };
}

function eventOf(
  failure: Failure,
  summary: Summary,
  { level, timestamp, message: text, data }: SentryBreadcrumb,
): SentryEvent {
  const { explanation, call } = failure;
  const message = explanation.message === null ? '' : safe(explanation.message);
  const value = `${summary.title || message || explanation.status} (${call.function})`;
  const tags = withKnown<string>(
    {
      'ttminis.status': explanation.status,
      'ttminis.function': call.function,
      'ttminis.retry': explanation.retry.kind,
    },
    {
      'ttminis.id': summary.id,
      'ttminis.code': explanation.code === null ? null : safe(`${explanation.code}`),
      'ttminis.api': call.api,
      'ttminis.side': summary.side,
      'ttminis.confidence': summary.confidence,
      'server.address': placeOf(call).address,
      'http.response.status_code': summary.status === null ? null : `${summary.status}`,
    },
  );
  // A tag is one line.
  for (const name of Object.keys(tags))
    tags[name] = (tags[name] as string).replace(/\s/g, ' ').slice(0, TAG_LIMIT);
  return {
    level,
    timestamp,
    platform: 'javascript',
    exception: {
      values: [{ type: summary.type, value, mechanism: { type: 'ttminis-explain', handled: true } }],
    },
    fingerprint: groupOf(failure),
    tags,
    contexts: {
      ttminis: withKnown(Object.assign({ explanation: text }, data), {
        message,
        steps: explanation.steps.map((step, at) => `${at + 1}. ${step.text}`).join('\n'),
        candidates: summary.candidates.join(', '),
        reference: explanation.status === 'known' ? explanation.docUrl : null,
      }),
    },
  };
}

function levelOf({ id, isHarmless, side }: Summary): Level {
  if (isHarmless) return 'info';
  return id !== null && side === 'developer' ? 'error' : 'warning';
}
