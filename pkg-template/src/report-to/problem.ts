import type { ProblemDocument, ProblemOptions } from '../report-to-types.js';
import type { Explanation } from '../types.js';
import { safe, summaryOf } from './summary.js';

/** The statuses that HTTP has. */
const STATUSES = { least: 100, most: 599 };

/** @returns a problem document: RFC 9457 lets the status and the instance be left out */
export function problemOf(explanation: Explanation, options: ProblemOptions = {}): ProblemDocument {
  const summary = summaryOf(explanation);
  const { code } = explanation;
  const problem: ProblemDocument = {
    // The page is what a person reads about it; the fragment keeps the rows of one page apart.
    type: explanation.status === 'known' ? `${explanation.docUrl}#${explanation.id}` : 'about:blank',
    title: summary.title || summary.type,
    detail: safe(explanation.text),
    errorId: summary.id,
    candidates: summary.candidates,
    errorCode: typeof code === 'string' ? safe(code, 64) : code,
    side: summary.side,
    expected: summary.expected,
    retry: explanation.retry.kind,
  };
  const status = options.status || summary.status;
  if (status && status >= STATUSES.least && status <= STATUSES.most) problem.status = status;
  if (options.instance !== undefined) problem.instance = options.instance;
  return problem;
}
