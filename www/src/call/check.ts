import { type CallProblem, check } from 'ttminis-explain';
import { announce } from '../announce.js';
import { button, h } from '../dom.js';
import { enumerate, findingsSummary } from '../words.js';
import { finding } from './findings.js';
import { type Fix, fixOf } from './fix.js';
import { type CallForm, createCallForm, type Typed, unreadArguments } from './form.js';
import { createTrial } from './trial.js';

/** The places of the parts in the page. */
export interface Places {
  readonly form: HTMLElement;
  readonly findings: HTMLElement;
  readonly trial: HTMLElement;
}

/** The part of the page that checks a call and makes it. */
export interface CallCheck {
  typed(): Typed;
}

/**
 * Builds the part that checks a call.
 *
 * @param places - the sections it goes into
 * @param onChange - called whenever another call is typed
 */
export function createCallCheck(places: Places, onChange: () => void): CallCheck {
  let form: CallForm | undefined;
  const update = (pressed: boolean) => {
    if (!form) return;
    const typed = form.typed();
    const problems = problemsOf(typed);
    form.mark(problems);
    showFindings(places.findings, typed, problems, follow);
    trial.forget();
    if (!typed.blank) announce(findingsSummary(problems));
    if (pressed && document.activeElement?.getClientRects().length === 0) {
      places.findings.querySelector('h2')?.focus();
    }
    onChange();
  };
  const follow = (fix: Fix) => {
    if (fix.kind === 'option') {
      form?.setOption(fix.name, fix.text);
    } else {
      form?.setOption('url', fix.url);
      form?.setTrustedDomains(fix.domains);
    }
    // The button is gone with what it was for.
    places.findings.querySelector('h2')?.focus();
  };
  const built = createCallForm(places.form, update);
  form = built;
  const trial = createTrial(places.trial, built);
  update(false);
  return { typed: built.typed };
}

/** What was found, the rules first. An option whose value is not known was not looked at. */
function problemsOf({ call, args, unread, context, blank }: Typed): readonly CallProblem[] {
  if (blank) return [];
  const found =
    call.name === 'ad.show'
      ? // Showing an ad fails as well if it could not be created.
        [
          ...check('ad.show', args, context),
          ...(call.options.length > 0 ? check('ad.init', args, context) : []),
        ]
      : check(call.name, args, context);
  const known = found.filter(({ argument }) => !unread.has(argument));
  const isRule = (problem: CallProblem) => problem.origin === 'reference';
  return [...known.filter(isRule), ...known.filter((problem) => !isRule(problem))];
}

function showFindings(
  place: HTMLElement,
  typed: Typed,
  problems: readonly CallProblem[],
  follow: (fix: Fix) => void,
): void {
  const { args, context } = typed;
  const named = new Set<string>();
  const idOf = ({ argument }: CallProblem, at: number) => {
    const id = named.has(argument) ? `finding-${at}` : `finding-${argument}`;
    named.add(argument);
    return id;
  };
  const useButton = (problem: CallProblem) => {
    const fix = fixOf(problem, args, context.trustedDomains ?? []);
    if (!fix) return null;
    const words = fix.kind === 'domain' ? fix.words : 'Use it';
    const label = `${words}: ${problem.argument}`;
    return {
      name: fix.kind === 'domain' ? 'Trusted domain' : 'Instead',
      button: button(words, { class: 'button', 'aria-label': label }, () => follow(fix)),
    };
  };
  place.replaceChildren(
    h('h2', { id: 'findings-title', tabindex: -1 }, titleOf(typed, problems)),
    h('p', { class: 'hint' }, ...explanationOf(typed, problems)),
    problems.length > 0
      ? h(
          'ul',
          { class: 'findings', role: 'list' },
          ...problems.map((problem, at) => finding(problem, idOf(problem, at), useButton(problem))),
        )
      : '',
  );
}

function titleOf({ blank, unread, call }: Typed, problems: readonly CallProblem[]): string {
  if (blank) return 'Type a call, or paste its code';
  if (problems.length === 0 && unreadArguments(call, unread).length > 0) return 'Not all of it can be read';
  return findingsSummary(problems);
}

function explanationOf({ blank, unread, call, context }: Typed, problems: readonly CallProblem[]): string[] {
  if (blank) {
    return ['What is wrong with it is shown here while you type, with the error that it will fail with.'];
  }
  const unreadNames = [...unread.keys()];
  const skipped = unreadNames.length > 0 ? `Not looked at: ${enumerate(unreadNames, 'and')}. ` : '';
  if (problems.length > 0) {
    return ['A rule is stated by TikTok. A hint is ours: the call may work all the same. ', skipped];
  }
  if (unreadArguments(call, unread).length > 0) return [skipped, 'In the rest, nothing was found.'];
  const isNetwork = call.name === 'request' || call.name === 'downloadFile';
  return [
    'No rule of TikTok’s error reference speaks against this call, and none of our hints. That is no promise: ',
    isNetwork
      ? 'the network or the server can still fail. '
      : 'the placement or the network can still fail. ',
    skipped,
    isNetwork && context.trustedDomains === undefined
      ? 'Without the list of trusted domains, the host was not looked at.'
      : '',
  ];
}
