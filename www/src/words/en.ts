/**
 * The words of the page in English. What an error means and what to do about it comes from the package; here are the
 * labels around it. Chinese has the same type, so that no word can be missing there.
 */
import type {
  Api,
  CallProblem,
  DecideBy,
  Escalate,
  Explanation,
  Guidance,
  Match,
  Origin,
  Problem,
  Retry,
  SettledRetry,
  Side,
  Source,
  Step,
  Table,
  Unrecognized,
  Until,
} from 'ttminis-explain';
import type { Shape } from 'ttminis-explain/simulate';
import type { CallName } from '../call/source.js';

/** A short answer, and what it means. */
export type Brief = readonly [string, string];

const until: Record<Until, Brief> = {
  'code-change': ['no', 'It fails until the code is fixed.'],
  'portal-change': ['no', 'It fails until the setting in the developer portal is fixed.'],
  'code-or-portal-change': ['no', 'It fails until the code or the portal’s setting is fixed.'],
  'code-or-device-change': ['no', 'It fails until the path has changed or the device has room.'],
  'limit-lifted': ['later', 'TikTok does not say when it lifts the limit.'],
  'player-choice': ['if the player asks', 'Don’t retry automatically.'],
  'game-choice': ['no', 'Your game ended the call itself.'],
};

const thing = { code: 'the code', message: 'the message', api: 'the call', args: 'its arguments' } as const;
const numbers = ['no', 'one', 'two', 'three', 'four', 'five'];

/** Joins words as a sentence does: a, b and c. */
function join(words: readonly string[], last: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
const and = (words: readonly string[]) => join(words, 'and');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const seconds = (milliseconds: number) => `${milliseconds / 1000} s`;
const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;

export const en = {
  name: 'en',
  and,
  or: (words: readonly string[]) => join(words, 'or'),
  /** What stands between two sentences. */
  space: ' ',
  colon: ': ',
  quotes: ['“', '”'] as Brief,

  /** What index.html holds, by its names. */
  page: {
    title: 'ttminis-explain: errors of TikTok mini-game calls',
    skip: 'Skip to all errors',
    demo: 'Demo game',
    explain: 'Explain',
    check: 'Check a call',
    list: 'All errors',
  },
  parts: 'Parts of this page',
  otherLanguage: '中文',
  foot: {
    count: (errors: number, revision: string) =>
      `${errors} errors of TikTok’s mini-game error reference, revision of ${revision}.`,
    private: 'Everything is explained on this page; nothing that you paste is sent.',
    reference: 'TikTok’s error reference',
    docs: 'Documents',
  },

  /** How sure an answer is: one phrase for each kind, without a second word beside it. */
  sureness: { exact: 'Certain', likely: 'Likely', guess: 'Possible' } satisfies Record<
    Match['confidence'],
    string
  >,
  oneOf: (meanings: number) => `Could be one of ${numbers[meanings] ?? meanings}`,
  contradicts: 'Contradicts itself',
  notListed: 'Not in the reference',
  notPlatform: 'Not a platform error',

  /** What an answer rests on. */
  restsOn({ by, confidence }: Match): string {
    const things = and(by.map((one) => thing[one]));
    if (confidence === 'guess') return 'Other meanings are possible.';
    const verb = by.length === 1 ? 'matches' : 'match';
    return confidence === 'exact' ? `${capital(things)} ${verb}.` : `Only ${things} ${verb}.`;
  },

  /** The calls, as they are chosen. */
  api: {
    request: 'request',
    downloadFile: 'downloadFile',
    'ad.init': 'creating an ad',
    'ad.load': 'loading an ad',
    'ad.show': 'showing an ad',
  } satisfies Record<Api, string>,
  /** The same, on the buttons that tell which call failed. */
  itWas: {
    request: 'request',
    downloadFile: 'downloadFile',
    'ad.init': 'Creating the ad',
    'ad.load': 'Loading the ad',
    'ad.show': 'Showing the ad',
  } satisfies Record<Api, string>,
  /** The parts of the reference, behind a title. */
  table: {
    network: 'request or downloadFile',
    'ad.init': 'creating an ad',
    'ad.show': 'showing an ad',
  } satisfies Record<Table, string>,
  /** The parts of the reference, as headings. */
  tableTitle: {
    network: 'request and downloadFile',
    'ad.init': 'Creating an ad',
    'ad.show': 'Showing an ad',
  } satisfies Record<Table, string>,

  /** Where a step is done, unless it is in the code. */
  where: {
    code: null,
    portal: 'in the portal',
    server: 'on your server',
    device: 'on the device',
    support: 'with TikTok',
  } satisfies Record<Step['where'], string | null> as Record<Step['where'], string | null>,
  /** Who says so, unless it is TikTok. */
  origin: { reference: null, derived: 'our advice', input: 'from your text' } satisfies Record<
    Origin,
    string | null
  > as Record<Origin, string | null>,
  ourReading: 'our reading',

  /** Whose side an error is on. */
  side: {
    developer: 'Your side',
    'tiktok-client': 'TikTok’s app',
    'tiktok-server': 'TikTok’s server',
    network: 'The player’s network',
    nobody: 'Nothing is broken',
  } satisfies Record<Side, string>,
  whoFixes: 'Who fixes it',
  fixer: {
    developer: ['You', 'TikTok names the developer: your game, your server or your settings.'],
    'tiktok-client': ['Not you', 'The cause is in the TikTok app or its connection.'],
    'tiktok-server': ['Not you', 'The cause is on TikTok’s server.'],
    network: ['Usually not you', 'The cause is the connection, or a server that is slow.'],
    nobody: ['Nobody', 'This is an expected outcome: just handle it.'],
  } satisfies Record<Side, Brief> as Record<Side, Brief>,
  /** Whom the reference names. */
  named: {
    developer: 'TikTok’s page names the developer.',
    'tiktok-client': 'TikTok’s page names its app.',
    'tiktok-server': 'TikTok’s page names its server.',
  } satisfies Record<Source, string>,
  escalation: 'If that does not help',
  escalate: {
    'runtime-team': 'Ask TikTok’s Runtime team.',
    support: 'Ask TikTok’s support team.',
  } satisfies Record<Escalate, string>,

  retry: 'Try again?',
  /** Whose side it is on and whether to try again, in one line. */
  verdict: (side: string, retry: string) => `${side} · Retry: ${retry}`,
  itDepends: 'it depends',
  again(retry: SettledRetry): Brief {
    switch (retry.kind) {
      case 'never':
        return until[retry.until];
      case 'backoff':
        return [
          `yes, up to ${retry.delaysMs.length} times`,
          `After a random pause of up to ${retry.delaysMs.map(seconds).join(', then ')}.${
            retry.onlyIfIdempotent
              ? ' Only if the call is safe to repeat: the first one may have arrived.'
              : ''
          }`,
        ];
      case 'new-ad-instance':
        return ['yes, with a new ad', 'Create a new ad instance and show that one.'];
      case 'next-break':
        return ['later', 'At the next natural break of the game, not on a timer.'];
      case 'undecided':
        return ['not automatically', 'It is unclear whether that would help.'];
    }
  },
  /** The two conditions that retry advice can depend on: when it holds and when it does not. */
  condition: {
    aborted: ['If your game called abort()', 'If it did not'],
    'transient-status': ['If the status passes by itself, such as 503', 'If it does not, such as 404'],
  } satisfies Record<Extract<Retry, { kind: 'depends' }>['on'], Brief>,

  /** The page that states a row. */
  revision: {
    A: 'TikTok’s error reference',
    B: 'TikTok’s error reference, revision of 4 August 2026',
    C: 'the error table of TikTok’s older In-App Ads page',
  } satisfies Record<Guidance['revision'], string>,
  from: 'From ',
  end: '.',
  ourTitle: 'The title is ours: TikTok has none.',
  ourSource: 'TikTok does not say whose error it is.',
  alsoSeen: 'Also seen as ',
  factSource: 'source',
  factSourceOf: (fact: string) => `source of ${fact}`,

  answer: {
    todo: 'What to do',
    instead: 'What to paste instead',
    facts: 'Good to know',
    read: 'Read from your text',
    code: 'code',
    message: 'message',
    call: 'call',
    neither: 'Neither a code nor a message',
    chooseCall: 'Choose above which call failed, to be sure.',
    eachPart: 'On its own, each part means something different:',
    decide: {
      message: 'Add the error’s message (errMsg) to the field above: it decides.',
      code: 'Add the error’s code (errCode) to the field above: it decides.',
    } satisfies Record<Exclude<DecideBy, 'api'>, string>,
    which: 'Which call failed?',
    whichHint: 'One code can mean different things for different calls.',
    unsure: 'not sure',
    either: (meanings: number): string => (meanings === 2 ? 'Either way' : 'In any case'),
    selfContradiction: 'This error contradicts itself',
    canMean: (meanings: number) => `can mean ${meanings} things`,
    unlisted: 'is not in TikTok’s list',
    noMeaning: 'No listed meaning',
    nearest: 'Nearest in the list',
    nearestHint: 'Similar codes, not the same error.',
    inList: 'Show it in the list of all errors',
    withoutCall: 'Ask again without the call',
    nothing: 'Nothing to explain.',
    spoken: (sureness: string, what: string) => `${sureness}: ${what}`,
    copy: 'Copy',
    copyLong: 'Copy the explanation as text',
    link: 'Link',
    linkLong: 'Copy a link to this answer',
    copied: 'Copied',
    notCopied: 'Could not copy',
    several: (errors: number) => `${errors} errors in this text`,
    line: (number: number) => `Line ${number}`,
    lineLong: (number: number) => `Show line ${number} of your text`,
    lineError: (number: number, what: string) => `Line ${number}: ${what}`,
    further: (errors: number) => `and ${count(errors, 'more error')}, not shown here`,
    asCode: 'As code',
    inGame: 'In the game:',
    theAnswer: 'The answer:',
    json: 'The answer as JSON',
    copyCode: 'Copy the code',
  },
  problem: {
    contradiction: 'Contradiction',
    'bad-code': 'Invalid code',
    'bad-context': 'Unknown call',
    'more-errors': 'More errors',
  } satisfies Record<Exclude<Problem['kind'], 'call'>, string>,

  /** What something that is no error of the platform looks like. */
  looksLike: {
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
  } satisfies Record<Unrecognized['looksLike'], string>,
  webPage: {
    title: (status: string) => (status ? `This is a web page: HTTP ${status}` : 'This is a web page'),
    meaning:
      'A web server or a proxy answered with a page for people (HTML), where your game expects data. It is no error of TikTok.',
    steps: [
      'Look for this answer in the logs of your server and of the proxy in front of it.',
      'If the call failed too, paste what fail or catch received.',
    ],
    row: 'How TikTok reports such a status',
  },
  axios: (status: string) =>
    status
      ? `This is an error of axios, which names the HTTP status ${status}.`
      : 'This is an error of axios: the platform’s own code is not in it.',

  question: {
    title: 'Explain an error',
    label: 'Error',
    placeholder: 'Paste the error or a log',
    hint: 'JSON, a log or just the code. It stays on this page: nothing is sent.',
    clear: 'Clear',
    clearLong: 'Clear the error',
    examples: 'Examples',
    try: 'Try',
    example: (name: string) => `Example: ${name}`,
    abort: 'Did the game call abort()?',
    yes: 'yes',
    no: 'no',
    dontKnow: 'don’t know',
    withCall: 'Explain it with the call you typed',
    changeCall: 'Change it',
    otherCall: 'It is left out: this error is one of another call.',
  },
  /** The examples, by their names in samples.ts. */
  sample: { json: 'JSON', code: '30001', line: 'Log line', status: 'HTTP 404', unlisted: 'Unlisted code' },
  empty: {
    title: 'What it means, who fixes it, what to do',
    what: ['Paste the error of a TikTok mini-game call: what ', ' received.'] as Brief,
    where: 'To see it on the phone, log it and read it in vConsole:',
    code: 'Code',
    shared: 'Only have a code? Type it. These codes have several meanings:',
  },

  list: {
    label: 'Search code, title or topic',
    placeholder: '30001, timeout, domain',
    hits: (shown: number, all: number) => (shown === all ? `${all} errors` : `${shown} of ${all} errors`),
    none: 'No match. Try a code, a word of the message, or one of these topics:',
    broken: 'The list cannot be shown: the core of ttminis-explain does not run in this browser.',
    topics: ['timeout', 'domain', 'ad limit', 'file', 'network'],
    copyLink: 'Copy link',
    copyLinkTo: (row: string) => `Copy link to ${row}`,
    linkTo: (row: string) => `Link to ${row}`,
  },

  call: {
    title: 'Check a call',
    name: 'Call',
    names: {
      request: 'request',
      downloadFile: 'downloadFile',
      'ad.init': 'create an ad',
      'ad.show': 'show an ad',
    } satisfies Record<CallName, string>,
    code: 'Your call',
    codeHint: 'Paste it from your game, or fill in the fields. Nothing is sent.',
    before: 'Below is what was read before.',
    clear: 'Clear the call',
    examples: 'Example calls',
    example: (name: string) => `Example call: ${name}`,
    adKind: 'Kind of ad',
    rewarded: 'rewarded',
    interstitial: 'interstitial',
    shown: 'Was this ad shown before?',
    isNew: 'no, it is new',
    wasShown: 'yes, it was shown',
    loaded: 'Had it loaded?',
    loadedUnknown: 'not known',
    isLoaded: 'yes, loaded',
    notLoaded: 'not yet',
    domains: 'Trusted domains',
    domainsHint: 'One per line, as in the portal. Without them, the host is not checked.',
    size: 'Size of the file in MB',
    sizeHint: 'If you know it.',
    sizeWrong: 'Write a number of megabytes, such as 12.5.',
    more: 'More options',
    asCode: 'read as code',
    /** What a finding is about, where that is no option of the call. */
    subject: { args: 'The call', ad: 'The ad', trustedDomains: 'Trusted domains' } as Partial<
      Record<CallProblem['argument'], string>
    >,
    error: 'Error',
    warning: 'Warning',
    summary(errors: number, warnings: number): string {
      const parts = [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')];
      return and(parts.filter((part) => part !== false)) || 'Nothing wrong found';
    },
    blank: 'Paste a call to check it',
    blankLong:
      'What is wrong stands at its field while you type, with the error that the call will fail with.',
    notAllRead: 'Not all of it can be read',
    kinds: 'An error breaks one of TikTok’s rules. A warning is ours: the call may still work.',
    notChecked: (names: readonly string[]) => `Not checked: ${and(names)}.`,
    restIsFine: 'In the rest, nothing wrong was found.',
    noPromise: {
      network: 'This is no promise: the network or the server can still fail.',
      ad: 'This is no promise: the ad placement or the network can still fail.',
    },
    noDomains: 'Add the trusted domains to check the host too.',
    instead: 'Instead',
    domain: 'Trusted domain',
    use: 'Use it',
    useFor: (words: string, argument: string) => `${words}: ${argument}`,
    addDomain: 'Add it to the trusted domains',
    useBoth: 'Use it in both places',
    useUrl: 'Use it in the url',
    useDomains: 'Use it in the trusted domains',
    fails: 'Fails with ',
    mayFail: 'May fail with ',
    noRow: 'No listed error follows from it.',
    rule: 'TikTok’s rule',
    page: 'TikTok’s page on it',
  },
  callSample: {
    scheme: 'No https://',
    host: 'Host not listed',
    data: 'Number as data',
    path: 'Outside path',
    shown: 'Ad shown twice',
  },

  trial: {
    title: 'See it fail',
    intro: 'A simulator on this page makes the call and shows what your code receives. No network is used.',
    fault: 'How it fails',
    byItself: 'only if something is wrong with it',
    more: 'What the error looks like and where it arrives',
    shape: 'What the error looks like',
    usual: 'as usual',
    shapes: {
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
    } satisfies Record<Shape, string>,
    where: 'Where your code receives it',
    places: {
      promise: 'catch of the promise',
      callbacks: 'the fail callback',
      load: 'onError, and catch of load()',
      rejection: 'only the catch',
      both: 'onError, and catch of show()',
      event: 'only onError',
      throw: 'try … catch around show()',
    },
    make: 'Make the call',
    unknown: (names: readonly string[]) => `First write the value of ${and(names)}: it is not known here.`,
    succeeds: 'The call succeeds',
    succeedsLong: 'Nothing speaks against it in the simulator. The real server and TikTok can still say no.',
    gets: 'What your code receives',
    spokenSuccess: 'The call succeeds in the simulator.',
    spokenFailure: 'The call fails.',
    /** What stands before and behind the name of a place. */
    at: (place: string, isFirst: boolean): Brief => [isFirst ? 'At ' : 'Then at ', place],
    whatArrives: (place: string) => `What arrives at ${place}`,
    nothing: '(no argument)',
    notReached: 'The ad could not even be created, so it could not fail in the way you chose.',
    leftOut: (domains: readonly string[]) =>
      `Left out of the trusted domains, since the portal takes no such entries: ${and(domains)}.`,
    arrivals: {
      success: 'success',
      fail: 'fail',
      fulfilled: 'the fulfilled promise',
      rejected: 'the rejected promise',
      onError: 'onError',
      onClose: 'onClose',
      shown: 'the fulfilled promise of show()',
      showRejected: 'the rejected promise of show()',
      showThrew: 'the catch around show(), which throws',
      loaded: 'the fulfilled promise of load()',
      loadRejected: 'the rejected promise of load()',
    },
  },

  /** Why code cannot be read. */
  unreadable: {
    noCall: 'No call and no { … } was found in it.',
    openOptions: 'The options do not end: a comma or a } is missing.',
    noValue: 'It is not a value.',
    failed: (reason: string) => `It has no value: ${reason}.`,
    tooDeep: 'It is nested too deeply.',
    endsEarly: 'It ends too early: a value is missing.',
    unknownResult: (name: string) => `What ${name} gives is not known here: write the value itself.`,
    variable: (name: string) =>
      `${name} is a variable, and what it holds is not known here: write the value itself.`,
    largeBuffer: 'A buffer of that size is not made here.',
    from: (rest: string) => `It cannot be read from “${rest}” on.`,
    openString: 'A string does not end.',
    openInsertion: 'A $'.concat('{ does not end.'),
    badEscape: 'A string has an escape that is no character.',
  },
  buffer: (bytes: number) => `ArrayBuffer of ${bytes} bytes`,
};

/** The words of the page in one language. */
export type Words = typeof en;
/** The kinds of answers, for their colours. */
export type Status = Explanation['status'];
