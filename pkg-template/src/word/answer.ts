import helpUrlPrefix from '#data/help-url';
import type { Family, Nearness, UnknownReason } from '../core/names.js';
import type { Meaning, Verdict } from '../core/verdict.js';
import type { ErrorInput } from '../read/error.js';
import { withoutSecretsInUrls } from '../redact/redact.js';
import type {
  Ambiguous,
  Answer,
  CallProblem,
  Entry,
  Explanation,
  Fact,
  Known,
  Problem,
  Retry,
  Side,
  Step,
  Unknown,
  Unrecognized,
} from '../types.js';
import { frozen } from './frozen.js';
import type { Pack } from './pack.js';
import { retryOf } from './retry.js';
import * as sentence from './sentences.js';
import { fill } from './template.js';
import { camel, clip } from './text.js';
import type { RowWords, Words } from './words.js';

/** How many characters of the name of a function a sentence has. */
const FUNCTION_LIMIT = 40;
/** How much of a message a sentence may quote a part of, in characters: with less, a URL could be cut in a password. */
const QUOTABLE = 1024;
/** The row of the HTTP statuses. */
const HTTP = 'network/http-non-2xx';
const UNDECIDED = { kind: 'undecided' } as const;

/** An answer that is being made, whose fields stand in the order in which they are set. */
type Draft<Kind> = { -readonly [key in keyof Kind]: Kind[key] };

/**
 * Words an answer.
 *
 * @param verdict - what the core decided
 * @param input - what was read from the error
 * @param call - what the context says: `notAnApi` is the name in it that is no call's, empty where it is no text
 * @param callProblems - what is wrong with the call, what can be the cause first
 * @param url - the address that the message ends with
 * @param pack - the catalog in the language of the answer
 * @param revision - the date of the catalog
 * @param hasMore - whether the text has further errors
 * @returns the answer, frozen with everything in it
 */
export function wordAnswer(
  verdict: Verdict,
  input: ErrorInput,
  call: { readonly notAnApi?: string | undefined },
  callProblems: readonly CallProblem[],
  url: string | null,
  pack: Pack,
  revision: string,
  hasMore: boolean,
): Explanation {
  const { words, byId, eightDigits } = pack;
  const { answers } = words;
  const { api, contradictions, decideBy, family, meanings, nearest, reason: because } = verdict;
  const { code, message, looksLike } = input;
  const { errCode, subErrCode, isInvalidCode } = input.error;
  // A call that succeeded has 0, and the Unity plugin fills in the others where it finds no code.
  const isPlaceholder = errCode === 0 || errCode === -1 || errCode === -102;
  // Only some answers quote the message, and reading its URLs takes long.
  const quotedMessage = (): string =>
    sentence.quoted(answers, message === null ? '' : withoutSecretsInUrls(clip(message, QUOTABLE)));
  const number = isPlaceholder || errCode === undefined ? '' : `${errCode}`;
  const aboutError = (template: string): string =>
    fill(template, {
      code: number || answers.unknown.thisMessage,
      message: template.indexOf('{message}') < 0 ? '' : quotedMessage(),
      call: answers.call[api || 'notKnown'],
      function: clip(input.functionName, FUNCTION_LIMIT),
      other: `${input.error.otherErrCode}`,
    });

  const ownFacts: Fact[] = [];
  if (url !== null) ownFacts.push(ownFact(answers.facts.url, url));
  if (api === 'ad.load') ownFacts.push(ownFact(answers.facts.load, answers.facts.loadValue, 'derived'));
  if (subErrCode !== undefined) ownFacts.push(ownFact(answers.facts.subErrorCode, `${subErrCode}`));
  if (input.status) ownFacts.push(ownFact(answers.facts.httpStatus, sentence.statusLine(input.status)));

  const ownProblems: Problem[] = contradictions.map((name) => ({
    between: name === 'api-message' ? ['message', 'api'] : (name.split('-') as ['code', 'message']),
    kind: 'contradiction',
    text: aboutError(answers.contradiction[camel(name)]),
    origin: 'derived',
  }));
  const addProblem = (kind: 'bad-code' | 'bad-context' | 'more-errors', template: string, value: string) =>
    ownProblems.push({ kind, text: fill(template, { value }), origin: 'derived' });
  if (isInvalidCode) addProblem('bad-code', answers.problems.invalidCode, '');
  if (isPlaceholder && errCode !== 0) addProblem('bad-code', answers.problems.placeholder, `${errCode}`);
  if (hasMore) addProblem('more-errors', answers.problems.moreErrors, '');
  if (call.notAnApi !== undefined) {
    const { apiIsUnknown, apiIsNoString } = words.rules;
    const name = clip(call.notAnApi, sentence.QUOTE_LIMIT);
    addProblem('bad-context', name ? apiIsUnknown : apiIsNoString, name);
  }

  /** A meaning can be normal play where its row is not: the game called `abort()`. */
  const sideOf = ({ entry, expected }: Meaning): Side => (expected ? 'nobody' : entry.side);
  const localized = ({ entry }: { readonly entry: Entry }) => byId[entry.id] as Entry;
  const causes = textsOf(callProblems);
  const doubts = textsOf(ownProblems);
  const problems = (callProblems as readonly Problem[]).concat(ownProblems);
  /** Adds what all answers end with. */
  const finish = <Kind extends Answer>(
    begun: Draft<Kind>,
    retry: Retry,
    steps: readonly Step[],
    facts: readonly Fact[],
    sentences: readonly string[],
  ): Draft<Kind> => {
    const answer: Draft<Answer> = begun;
    answer.retry = retry;
    answer.steps = steps;
    answer.facts = facts;
    answer.problems = problems;
    answer.catalog = { revision };
    answer.text = sentence.paragraph(words, sentences);
    return begun;
  };

  const known = (row: Meaning, isCandidate: boolean): Known => {
    const { aborted, httpStatus, match, expected } = row;
    const entry = localized(row);
    // Whether the game aborted it or something else interrupted it, where that is known.
    const end = typeof aborted === 'boolean' ? (aborted ? 'aborted' : 'interrupted') : undefined;
    const { meaning, action } = end ? answers[end] : entry;
    let { steps, facts, origin } = entry;
    let status = '';
    let advice = '';
    if (end) {
      steps = [ownStep(action, aborted ? 'code' : 'device')];
      origin = Object.assign({}, origin, { meaning: 'derived', action: 'derived' });
    }
    if (typeof httpStatus === 'number') {
      status = sentence.statusLine(httpStatus);
      advice = sentence.statusAdvice(words, httpStatus);
      steps = steps.concat(ownStep(advice, 'server'));
      if (!input.status) facts = facts.concat(ownFact(answers.facts.httpStatus, status));
    }
    const exactNumber = number && !isCandidate ? sentence.numberFor(answers, entry, +number, subErrCode) : '';
    const lead = fill(answers.confidence[match.confidence], {
      name: sentence.nameOf(answers, entry, status, exactNumber, !isCandidate && !!api),
      meaning: sentence.behindColon(answers, meaning),
    });
    // The steps have the rest.
    const firstStep = end ? action : (steps[0] as Step).text;
    const { side: ownSide } = words.rows[entry.id] as RowWords;
    const sideName = end || (expected ? 'expected' : undefined);
    const side = sideName ? answers.side[sideName] : ownSide || answers.side[camel(entry.source)];
    const load = api === 'ad.load' ? answers.facts.loadSentence : '';
    // What to write instead makes the general steps pointless.
    const isFixed = callProblems.some(
      ({ suggestion, fails }) => suggestion !== null && fails.some(({ id }) => id === entry.id),
    );
    const advised = [isFixed || advice ? '' : firstStep, advice, answers.retry[camel(row.retry)]];
    const sentences = isCandidate
      ? [lead, side, firstStep].concat(advised.slice(1))
      : [lead, side].concat(causes, advised, load, doubts);
    const answer = {
      status: 'known',
      code,
      message,
      api: api || (entry.api === 'network' ? null : entry.api),
      table: entry.api,
      listedCode: entry.code,
      id: entry.id,
      title: entry.title,
      aliases: entry.aliases,
      source: entry.source,
      side: sideOf(row),
      escalate: entry.escalate,
      docUrl: entry.docUrl,
      revision: entry.revision,
      meaning,
      action,
      origin,
      expected,
      match,
    } as Draft<Known>;
    if (helpUrlPrefix) answer.helpUrl = helpUrlPrefix + entry.id;
    // The text of a candidate stands before the rest, and what is wrong with the call is said once.
    if (isCandidate) answer.text = '';
    finish(answer, retryOf(row.retry), steps, facts.concat(ownFacts), sentences);
    if (isCandidate) answer.problems = [];
    return answer;
  };

  const ambiguous = (): Ambiguous => {
    const { subject: template, contradiction, candidate, nothing } = answers.ambiguous;
    const subject = number || (message === null ? nothing : quotedMessage());
    const entries = meanings.map(localized);
    const each = entries.map((entry, at) => {
      const status = number && entry.id === HTTP ? sentence.statusLine(+number) : '';
      return fill(candidate, {
        number: `${at + 1}`,
        name: sentence.nameOf(answers, entry, status),
        meaning: sentence.behindColon(answers, entry.meaning),
      });
    });
    const retry = shared(meanings.map((row) => row.retry));
    const common = {
      source: shared(entries.map(({ source }) => source)),
      retry: retry && retryOf(retry),
      escalate: shared(entries.map(({ escalate }) => escalate)),
      side: shared(meanings.map(sideOf)),
      expected: shared(meanings.map(({ expected }) => expected)),
    };
    // No advice to name the call where it is named.
    const isLoad = api === 'ad.load' && !decideBy && !contradictions.length;
    const decide = isLoad ? answers.facts.loadSentence : sentence.howToDecide(answers, entries, decideBy);
    const steps = (entries[0] as Entry).steps.filter(({ text, where, origin }) =>
      entries.every((entry) =>
        entry.steps.some((step) => step.text === text && step.where === where && step.origin === origin),
      ),
    );
    const lead = fill(contradictions.length ? contradiction : template, {
      subject,
      count: `${entries.length}`,
    });
    const candidates = meanings.map((row) => known(row, true)) as unknown as Ambiguous['candidates'];
    return finish(
      { status: 'ambiguous', code, message, api, candidates, decideBy, common } as Draft<Ambiguous>,
      common.retry || UNDECIDED,
      [ownStep(decide)].concat(steps),
      ownFacts,
      [lead].concat(each, causes, doubts, decide, textsOf(steps), answers.retry[camel(retry || 'undecided')]),
    );
  };

  const unknown = (): Unknown => {
    const { families, nearest: sentences, steps, unknown: reasons } = answers;
    const whyOf = (why: Nearness) =>
      why === 'same-family' ? families[camel(family as Family)] : sentences[camel(why)];
    const isOtherApi = because === 'other-api';
    const hasEightDigits = /^\d{8}$/.test(number);
    const reason = sentence.paragraph(words, [
      aboutError(reasons[camel(because as UnknownReason)]),
      hasEightDigits && because === 'code' ? reasons.eightDigits : '',
    ]);
    const near: Unknown['nearest'] = nearest.map((row) => {
      const entry = localized(row);
      return { entry, why: fill(sentences.why, { why: whyOf(row.why), calls: answers.calls[entry.api] }) };
    });
    const names = near.map(({ entry }) => sentence.nameOf(answers, entry)).join(sentences.betweenRows);
    const why = nearest[0] ? whyOf(nearest[0].why) : family ? whyOf('same-family') : '';
    const first = why && fill(names ? sentences.rows : sentences.noRows, { names, why });
    // What helps against the nearest row helps against its like.
    const nearSteps = family && near[0] ? near[0].entry.steps : [];
    return finish(
      { status: 'unknown', code, message, api, reason, nearest: near } as Draft<Unknown>,
      UNDECIDED,
      (isOtherApi ? [ownStep(steps.checkTheApi)] : nearSteps).concat(
        ownStep(steps.logIt),
        ownStep(steps.lookItUp),
      ),
      hasEightDigits ? ownFacts.concat(eightDigits) : ownFacts,
      // That the call does not fit is the reason already.
      [reason, first].concat(
        textsOf(nearSteps.slice(0, 1)),
        causes,
        isOtherApi ? [] : doubts,
        answers.retry.undecided,
      ),
    );
  };

  const unrecognized = (): Unrecognized => {
    const { reason, advice } = answers.looksLike[camel(looksLike)];
    const since = api === 'ad.load' && looksLike === 'javascript-error' ? answers.facts.loadSince : '';
    return finish(
      { status: 'unrecognized', code, message, api, looksLike, reason } as Draft<Unrecognized>,
      UNDECIDED,
      [ownStep(advice)],
      ownFacts,
      // A library may have made its error from one of the platform.
      [looksLike === 'library-error' ? '' : answers.unrecognized.isNone, reason].concat(
        causes,
        advice,
        since,
        doubts,
      ),
    );
  };

  switch (verdict.status) {
    case 'known':
      return frozen(known(meanings[0] as Meaning, false));
    case 'ambiguous':
      return frozen(ambiguous());
    case 'unknown':
      return frozen(unknown());
    default:
      return frozen(unrecognized());
  }
}

/**
 * Words the answer where there is no core to ask.
 *
 * @param words - the language
 * @param cause - why the core cannot run; empty where saying that failed too
 * @returns the answer, frozen with everything in it
 */
export function unreadAnswer(words: Words, cause: string): Unrecognized {
  const { unread } = words.answers;
  const reason = fill(unread.reason, { cause: cause || unread.noCause });
  return frozen({
    status: 'unrecognized',
    code: null,
    message: null,
    api: null,
    looksLike: 'unread',
    reason,
    retry: UNDECIDED,
    steps: [ownStep(unread.action)],
    facts: [],
    problems: [],
    catalog: { revision: '' },
    text: sentence.paragraph(words, [reason, unread.notLookedAt]),
  });
}

function ownStep(text: string, where: Step['where'] = 'code'): Step {
  return { text, where, origin: 'derived' };
}

function ownFact(name: string, value: string, origin: Fact['origin'] = 'input'): Fact {
  return { name, value, origin, docUrl: null };
}

/** @returns the value, where all are the same */
function shared<T>(values: readonly T[]): T | null {
  return values.every((value) => value === values[0]) ? (values[0] as T) : null;
}

function textsOf(list: readonly { readonly text: string }[]): string[] {
  return list.map(({ text }) => text);
}
