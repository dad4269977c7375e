import catalog from '#data/catalog';
import rules from '#data/rules';
import type { CallProblem } from '../types.js';
import { fill } from '../word/template.js';
import type { Words } from '../word/words.js';
import type { Finding } from './findings.js';

/** Words a finding. */
export function toProblem(finding: Finding, words: Pick<Words, 'rules'>): CallProblem {
  const { subject, origin, fails, doc } = rules[finding.rule];
  const rows = fails.map(
    (id) => catalog.rows.filter((row) => row.id === id)[0] as (typeof catalog.rows)[number],
  );
  const type = words.rules[finding.values.type as string];
  const values = Object.assign({ subject }, finding.values, type !== undefined && { type });
  const page = doc || rows[0]?.doc;
  return {
    kind: 'call',
    argument: subject,
    value: finding.value,
    suggestion: finding.suggestion,
    fails: rows.map(({ id, code }) => ({ id, code })),
    text: fill(words.rules[finding.rule] || words.rules.doesNotFit, values),
    origin,
    docUrl: page === undefined ? null : (catalog.docs[page] as string),
  };
}
