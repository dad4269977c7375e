// The details of a failure, in sections: what to do stands first.
import { withoutSecrets } from '../../core.js';
import type { SectionKind } from '../../overlay-types.js';
import type { CallProblem, Explanation } from '../../types.js';
import { retry } from '../../word/sentences.js';
import { fill } from '../../word/template.js';
import { camel, clip, duration } from '../../word/text.js';
import type { Recorded } from '../failure.js';
import type { HistoryWords } from '../words.js';
import { apiOf, codeOf, finerCodeOf, type Group, meaningOf } from './group.js';
import { clock } from './time.js';

/** A line of a section. */
export interface Line {
  readonly text: string;
  /** Where a step is taken, and that it is our advice; else empty. */
  readonly mark: string;
  /** The address that a tap copies. */
  readonly link?: string | undefined;
  /** The row that a tap chooses as the meaning. */
  readonly choice?: string | undefined;
}

/** The limits of a line, in characters. */
const LINE_LIMIT = 400;
const URL_LIMIT = 300;
const NAME_LIMIT = 80;

/** Adds a line to the section of its kind. An empty line is left out. */
type Add = (kind: SectionKind, text: string, mark?: string, more?: Pick<Line, 'link' | 'choice'>) => void;

/** @returns the sections that the group has, none of them empty */
export function sectionsOf(group: Group, words: HistoryWords) {
  const { latest, choice } = group;
  const { explanation, uncaught } = latest;
  const { answers, report } = words;
  const sections: { kind: SectionKind; lines: Line[] }[] = [];
  const add: Add = (kind, text, mark = '', more) => {
    if (!text) return;
    const found = sections.find((one) => one.kind === kind);
    const section = found || { kind, lines: [] };
    if (!found) sections.push(section);
    section.lines.push(Object.assign({ text: clip(text, LINE_LIMIT), mark }, more));
  };

  if (uncaught) {
    add('meaning', report.uncaught);
    for (const line of uncaught.stack) add('stack', line);
  } else {
    addAdvice(meaningOf(group), latest, words, add);
    if (choice.id) add('candidates', report.undoChoice, '', { choice: '' });
  }
  // Sections are photographed. The end of a secret that is cut off would no longer be found.
  const finerCode = finerCodeOf(explanation);
  if (finerCode.length === 5) add('message', finerCode, answers.facts.subErrorCode);
  add('message', withoutSecrets(explanation.message || ''));
  addCall(latest, words, add);
  for (const { ms, elapsedMs, message } of group.recent) {
    const took = elapsedMs > 0 && duration(elapsedMs);
    // The message of the last failure stands above.
    const other = message !== explanation.message && withoutSecrets(message);
    if (ms) add('recent', [clock(ms), took, other].filter(Boolean).join(' · '));
  }
  const { catalog } = explanation;
  if (explanation.status === 'known' || explanation.status === 'ambiguous') {
    const { docUrl } = meaningOf(group) as { docUrl?: string };
    add('source', fill(report.source, { date: catalog.revision }), '', { link: docUrl });
  }
  return sections;
}

/** Whether a problem of the call names the fix, so that the general steps in the code have no point. */
const isFix = (problem: Explanation['problems'][number], id: string) =>
  problem.kind === 'call' && problem.suggestion !== null && problem.fails.some((row) => row.id === id);

function addAdvice(meaning: Explanation, latest: Recorded, words: HistoryWords, add: Add): void {
  const { explanation } = latest;
  const { answers, report } = words;
  const { problems } = explanation;
  for (const problem of problems) {
    if (problem.kind === 'call')
      add('argument', problem.text, '', { link: (problem as CallProblem).suggestion || undefined });
  }
  if (meaning.status === 'ambiguous') {
    for (const { id, title, meaning: text } of meaning.candidates) {
      const line = fill(report.line, { label: title, value: text });
      add('candidates', line, answers.calls[id.split('/')[0] as 'network'], { choice: id });
    }
  }
  const isFixed = meaning.status === 'known' && problems.some((problem) => isFix(problem, meaning.id));
  // A tap says which one it was, so that nothing has to be passed.
  const steps = meaning.status === 'ambiguous' ? meaning.steps.slice(1) : meaning.steps;
  for (const { text, where, origin } of steps) {
    if (isFixed && where === 'code') continue;
    add(
      'steps',
      text,
      [report.where[where], origin === 'derived' && report.ours].filter(Boolean).join(' · '),
    );
  }
  if (meaning.status === 'known') {
    const isLikely = explanation.status === 'known' && explanation.match.confidence !== 'exact';
    add('meaning', meaning.meaning, isLikely ? report.likely : '');
  } else if (meaning.status !== 'ambiguous') {
    add('meaning', meaning.reason);
  }
  if (apiOf(latest) === 'ad.load') add('meaning', answers.facts.loadSentence);
  for (const { kind, text } of problems) if (kind !== 'call') add('problem', text);
  add('retry', retry(answers, meaning.retry));
  if (meaning.status === 'known' && meaning.escalate) {
    add('support', report.escalate[camel(meaning.escalate)]);
  }
  if (meaning.status === 'unknown') {
    for (const { entry, why } of meaning.nearest) {
      add('nearest', fill(report.nearest, { code: codeOf(entry), title: entry.title, why }));
    }
  }
}

/** The function, the method and the ad unit in one line, and the URL as a link. */
function addCall({ call }: Recorded, { report }: HistoryWords, add: Add): void {
  add('call', withoutSecrets(callLine(call)));
  const url = call.url && clip(withoutSecrets(call.url), URL_LIMIT);
  if (url) add('call', url, '', { link: url });
  if (call.follows !== null) add('call', report.follows);
}

/** @returns the function, the method and the ad unit of a call */
export const callLine = ({ function: name, api, method, adUnitId }: Recorded['call']): string =>
  [name || api, method, adUnitId]
    .filter(Boolean)
    .map((part) => clip(part as string, NAME_LIMIT))
    .join(' ');
