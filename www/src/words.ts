/**
 * The words of the page, in one place. What an error means and what to do about it comes from the package; here are
 * the labels around it.
 */
import type {
  Api,
  CallProblem,
  Entry,
  Escalate,
  Explanation,
  Guidance,
  Match,
  Origin,
  Problem,
  Retry,
  SettledRetry,
  Source,
  Step,
  Table,
  Unrecognized,
  Until,
} from 'ttminis-explain';
import type { Shape } from 'ttminis-explain/simulate';
import type { CallName } from './call/source.js';

/** The four kinds of answers. */
export const statusWords: Record<Explanation['status'], string> = {
  known: 'Known',
  ambiguous: 'Ambiguous',
  unknown: 'Unknown',
  unrecognized: 'Not a platform error',
};

/** The calls, as they are chosen. */
export const apiWords: Record<Api, string> = {
  request: 'request',
  downloadFile: 'downloadFile',
  'ad.init': 'creating an ad',
  'ad.load': 'loading an ad',
  'ad.show': 'showing an ad',
};

/** The parts of the reference. */
export const tableWords: Record<Table, string> = {
  network: 'request or downloadFile',
  'ad.init': 'creating an ad',
  'ad.show': 'showing an ad',
};

/** The parts of the reference, as headings. */
export const tableTitles: Record<Table, string> = {
  network: 'request and downloadFile',
  'ad.init': 'Creating an ad',
  'ad.show': 'Showing an ad',
};

/** The calls of a part of the reference. */
export const tableApis: Record<Table, readonly Api[]> = {
  network: ['request', 'downloadFile'],
  'ad.init': ['ad.init'],
  'ad.show': ['ad.show'],
};

/** Where a step is done. */
export const whereWords: Record<Step['where'], string> = {
  code: 'in the code',
  portal: 'in the portal',
  server: 'on your server',
  device: 'on the device',
  support: 'with TikTok',
};

/** Who says so. */
export const originWords: Record<Origin, string> = {
  reference: 'TikTok says',
  derived: 'our advice',
  input: 'from your text',
};

/** Whom the reference names as the source, in a word or two. */
export const sourceTags: Record<Source, string> = {
  developer: 'developer',
  'tiktok-client': 'TikTok client',
  'tiktok-server': 'TikTok server',
};

/** Whom the reference names as the source, in a sentence. */
export const sourceWords: Record<Source, string> = {
  developer: 'the developer',
  'tiktok-client': 'the TikTok client',
  'tiktok-server': 'TikTok’s server',
};

/** Who takes it on at TikTok. */
export const escalateWords: Record<Escalate, string> = {
  'runtime-team': 'Ask TikTok’s Runtime team.',
  support: 'Ask TikTok’s support team.',
};

/** The page that states a row. */
export const revisionWords: Record<Guidance['revision'], string> = {
  A: 'TikTok’s error reference',
  B: 'TikTok’s error reference, revision of 4 August 2026',
  C: 'the error table of TikTok’s older In-App Ads page',
};

/** What stands over a problem. */
export const problemWords: Record<Exclude<Problem['kind'], 'call'>, string> = {
  contradiction: 'Contradiction',
  'bad-code': 'Invalid code',
  'bad-context': 'Unknown call',
  'more-errors': 'More errors',
};

/** The calls that can be typed, as they are chosen. */
export const callNames: Record<CallName, string> = {
  request: 'request',
  downloadFile: 'downloadFile',
  'ad.init': 'create an ad',
  'ad.show': 'show an ad',
};

/** Who says that something is wrong with a call. */
export const findingWords = { rule: 'Error', hint: 'Warning' } as const;

/** What a finding is about, where that is no option of the call. */
export const argumentWords: Partial<Record<CallProblem['argument'], string>> = {
  args: 'The call',
  ad: 'The ad',
  trustedDomains: 'Trusted domains',
};

/** What was found about a call, in one line. */
export function findingsSummary(problems: readonly CallProblem[]): string {
  const rules = problems.filter(({ origin }) => origin === 'reference').length;
  const hints = problems.length - rules;
  const parts = [
    rules > 0 && (rules === 1 ? '1 error' : `${rules} errors`),
    hints > 0 && (hints === 1 ? '1 warning' : `${hints} warnings`),
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'Nothing found' : enumerate(parts, 'and');
}

/** How errors can look. */
export const shapeWords: Record<Shape, string> = {
  errCode: '{ errCode, errMsg }',
  errorCode: '{ errorCode, errMsg }',
  errorMsg: '{ errorCode, errorMsg }',
  errNo: '{ errNo, errMsg }',
  error_code: '{ error_code, error_msg }',
  nested: '{ error: { error_code, … } }',
  prefixed: 'with “request:fail” in front',
  'older-wording': 'in TikTok’s older wording',
  'with-url': 'with the url behind the message',
  'sub-error-code': '50000 with a sub_error_code',
  'text-code': 'with the code as a text',
  'error-instance': 'as an Error',
  'no-argument': 'onError without an argument',
};

/** What something that is no error of the platform looks like. */
export const looksLikeWords: Record<Unrecognized['looksLike'], string> = {
  unread: 'The core cannot run here',
  nothing: 'This is empty',
  success: 'This is a success',
  'javascript-error': 'This is a JavaScript error',
  'library-error': 'The platform’s error is not in it',
  'dom-exception': 'This is an error of the browser',
  event: 'This is an event',
  promise: 'This is a promise',
  response: 'This is an HTTP response',
  text: 'No listed error in this text',
  number: 'This is some other number',
  primitive: 'This is a plain value',
  array: 'This is a list',
  something: 'This is something else',
};

/** What would make an answer surer, where only the call is missing. */
export const chooseCall = 'Choose above which call failed, to be sure.';

/** What stands over the candidates of an error that contradicts itself. */
export const eachPart = 'On its own, each part means something different:';

/** What is missing where an ambiguous answer cannot be decided with a press of a button. */
export const decideWords = {
  message: 'Add the error’s message (errMsg) to the field above: it decides.',
  code: 'Add the error’s code (errCode) to the field above: it decides.',
} as const;

/** Who fixes it: the short answer, and what it means. */
export function whoFixes(source: Source, expected: boolean): readonly [string, string] {
  if (expected) return ['No fix needed', 'Just handle it.'];
  switch (source) {
    case 'developer':
      return ['You', 'TikTok names the developer as the source: your game, your server or your settings.'];
    case 'tiktok-client':
      return ['Not you', 'The cause is in the TikTok app or its connection.'];
    case 'tiktok-server':
      return ['Not you', 'The cause is on TikTok’s server.'];
  }
}

const until: Record<Until, readonly [string, string]> = {
  'code-change': ['No', 'It will fail until the code is fixed.'],
  'portal-change': ['No', 'It will fail until the setting in the developer portal is fixed.'],
  'code-or-portal-change': ['No', 'It will fail until the code or the portal’s setting is fixed.'],
  'code-or-device-change': ['No', 'It will fail until the path has changed or the device has room.'],
  'limit-lifted': ['Later', 'TikTok does not say when it lifts the limit.'],
  'player-choice': ['If the player asks', 'Don’t retry automatically.'],
  'game-choice': ['No', 'Your game ended the call itself.'],
};

/** Whose side an error is on, in a word or two. */
export function sideWords(source: Source, expected: boolean): string {
  if (expected) return 'Expected';
  return { developer: 'Your side', 'tiktok-client': 'TikTok app', 'tiktok-server': 'TikTok’s servers' }[
    source
  ];
}

/** Whether to try again: the short answer, and what it means. */
export function retryWords(retry: SettledRetry): readonly [string, string] {
  switch (retry.kind) {
    case 'never':
      return until[retry.until];
    case 'backoff':
      return [
        `Yes, up to ${retry.delaysMs.length} times`,
        `After a random pause of up to ${retry.delaysMs.map(seconds).join(', then ')}.${
          retry.onlyIfIdempotent ? ' Only if the call is safe to repeat: the first one may have arrived.' : ''
        }`,
      ];
    case 'new-ad-instance':
      return ['Yes, with a new ad', 'Create a new ad instance and show that one.'];
    case 'next-break':
      return ['Later', 'At the next natural break of the game, not on a timer.'];
    case 'undecided':
      return ['Not automatically', 'It is unclear whether that would help.'];
  }
}

/** The two conditions that retry advice can depend on: how each is said when it holds and when it does not. */
export const retryConditions: Record<Extract<Retry, { kind: 'depends' }>['on'], readonly [string, string]> = {
  aborted: ['If your game called abort()', 'If it did not'],
  'transient-status': ['If the status passes by itself, such as 503', 'If it does not, such as 404'],
};

const thing = { code: 'the code', message: 'the message', api: 'the call', args: 'its arguments' } as const;

/** How sure an answer is, in a word. */
export const confidenceWords: Record<Match['confidence'], string> = {
  exact: 'Certain',
  likely: 'Likely',
  guess: 'Possible',
};

/** What an answer rests on. */
export function restsOn(match: Match): string {
  const things = enumerate(
    match.by.map((by) => thing[by]),
    'and',
  );
  switch (match.confidence) {
    case 'exact':
      return `${capital(things)} ${match.by.length === 1 ? 'matches' : 'match'}.`;
    case 'likely':
      return `Only ${things} ${match.by.length === 1 ? 'matches' : 'match'}.`;
    case 'guess':
      return 'Other meanings are possible.';
  }
}

/** What stands beside the buttons that tell which call failed. */
export function itWas(api: Api): string {
  return (api.startsWith('ad.') ? capital(apiWords[api]) : apiWords[api]).replace('ing an ad', 'ing the ad');
}

/** A row in one line, for links and announcements. */
export function rowName(entry: Entry): string {
  return `${entry.code} ${entry.title}`;
}

/** The number of hits of a search. */
export function hits(shown: number, all: number): string {
  return shown === all ? `${all} errors` : `${shown} of ${all} errors`;
}

/** Joins words as a sentence does: a, b and c. */
export function enumerate(words: readonly string[], last: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
