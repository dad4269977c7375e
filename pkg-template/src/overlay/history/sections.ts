// The details of a failure, in sections: what matters most stands first.

import { withoutSecrets } from '../../core.js';
import type { SectionKind } from '../../overlay-types.js';
import type { Failure } from '../../watch-types.js';
import { retry } from '../../word/sentences.js';
import { fill } from '../../word/template.js';
import { camel, clip, duration } from '../../word/text.js';
import type { HistoryWords } from '../words.js';
import { apiOf, codeOf, subCodeOf } from './group.js';
import type { Section } from './view.js';

/** The limits of a line, in characters. A candidate is told whole. */
const LINE_LIMIT = 400;
const CANDIDATE_LIMIT = 480;
const URL_LIMIT = 300;
const NAME_LIMIT = 80;

/** @returns the sections that the failure has, none of them empty */
export function sectionsOf(failure: Failure, words: HistoryWords): readonly Section[] {
  const { explanation } = failure;
  const { answers, report } = words;
  const sections: { kind: SectionKind; lines: string[]; marks: string[] }[] = [];
  const add = (kind: SectionKind, line: string, mark = '', limit = LINE_LIMIT) => {
    if (!line) return;
    const found = sections.find((one) => one.kind === kind);
    const section = found || { kind, lines: [], marks: [] };
    if (!found) sections.push(section);
    section.lines.push(clip(line, limit));
    section.marks.push(mark);
  };

  if (explanation.status === 'known') {
    const { confidence } = explanation.match;
    if (confidence !== 'exact') add('certainty', report.certainty[confidence]);
    if (apiOf(failure) === 'ad.load') add('certainty', answers.facts.loadSentence);
    add('meaning', explanation.meaning);
  } else if (explanation.status !== 'ambiguous') {
    add('meaning', explanation.reason);
  }
  for (const { kind, text } of explanation.problems) add(kind === 'call' ? 'argument' : 'problem', text);
  if (explanation.status === 'ambiguous') {
    for (const { text, expected, source } of explanation.candidates) {
      add('candidates', text, expected ? 'nobody' : source, CANDIDATE_LIMIT);
    }
  }
  for (const step of explanation.steps) add('steps', step.text, step.where);
  add('retry', retry(answers, explanation.retry));
  if (explanation.status === 'known' && explanation.escalate) {
    add('support', report.escalate[camel(explanation.escalate)]);
  }
  if (explanation.status === 'unknown') {
    for (const { entry, why } of explanation.nearest) {
      add('nearest', fill(report.sentence.nearest, { code: codeOf(entry), title: entry.title, why }));
    }
  }
  // Sections are photographed. The end of a secret that is cut off would no longer be found.
  const subCode = subCodeOf(explanation);
  if (subCode) add('message', subCode, answers.facts.subErrorCode);
  add('message', withoutSecrets(explanation.message || ''));
  add('call', callLine(failure, words));
  return sections;
}

/** The call as one line: the function, the method, the URL or the ad unit, and how long it took. */
function callLine({ call }: Failure, { report }: HistoryWords): string {
  const { function: name, api, method, url, adUnitId, elapsedMs } = call;
  const line = [
    clip(name || api || '', NAME_LIMIT),
    method && clip(method, NAME_LIMIT),
    url && clip(withoutSecrets(url), URL_LIMIT),
    adUnitId && clip(adUnitId, NAME_LIMIT),
  ]
    .filter((part) => part)
    .join(' ');
  if (!line || !(elapsedMs > 0)) return line;
  return fill(report.sentence.callWithDuration, { call: line, duration: duration(elapsedMs) });
}
