import type { CallProblem } from 'ttminis-explain';
import { announce } from '../announce.js';
import { check } from '../core.js';
import { button, byId, h } from '../dom.js';
import { words } from '../language.js';
import { finding, type Use } from './findings.js';
import { type Fix, fixOf } from './fix.js';
import { type CallForm, createCallForm, type Typed, unreadArguments } from './form.js';
import { createTrial } from './trial.js';

/** The places of the parts in the page. */
export interface Places {
  readonly form: HTMLElement;
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
    form.mark(problems, (problem) => finding(problem, useOf(problem, typed, follow)));
    showSummary(typed, problems);
    trial.forget();
    if (!typed.blank) announce(summaryOf(problems));
    if (pressed && document.activeElement?.getClientRects().length === 0) byId('findings-title').focus();
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
    byId('findings-title').focus();
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

/** The button that follows a suggestion; `null` where there is nothing to follow. */
function useOf(problem: CallProblem, { args, context }: Typed, follow: (fix: Fix) => void): Use | null {
  const fix = fixOf(problem, args, context.trustedDomains ?? []);
  if (!fix) return null;
  const own = words.call;
  const label = fix.kind === 'domain' ? own[fix.change] : own.use;
  const attributes = { class: 'button', 'aria-label': own.useFor(label, problem.argument) };
  return {
    name: fix.kind === 'domain' ? own.domain : own.instead,
    button: button(label, attributes, () => follow(fix)),
  };
}

/** Shows in a line what was found; each finding stands at its field. */
function showSummary(typed: Typed, problems: readonly CallProblem[]): void {
  byId('findings').replaceChildren(
    h('h3', { id: 'findings-title', tabindex: -1 }, titleOf(typed, problems)),
    h('p', { class: 'hint' }, explanationOf(typed, problems).join(words.space)),
  );
}

function summaryOf(problems: readonly CallProblem[]): string {
  const rules = problems.filter(({ origin }) => origin === 'reference').length;
  return words.call.summary(rules, problems.length - rules);
}

function titleOf({ blank, unread, call }: Typed, problems: readonly CallProblem[]): string {
  if (blank) return words.call.blank;
  if (problems.length === 0 && unreadArguments(call, unread).length > 0) return words.call.notAllRead;
  return summaryOf(problems);
}

function explanationOf({ blank, unread, call, context }: Typed, problems: readonly CallProblem[]): string[] {
  const own = words.call;
  if (blank) return [own.blankLong];
  const skipped = unread.size > 0 ? [own.notChecked([...unread.keys()])] : [];
  if (problems.length > 0) return [own.kinds, ...skipped];
  if (unreadArguments(call, unread).length > 0) return [...skipped, own.restIsFine];
  const isNetwork = call.name === 'request' || call.name === 'downloadFile';
  const hostIsSkipped = isNetwork && context.trustedDomains === undefined;
  return [own.noPromise[isNetwork ? 'network' : 'ad'], ...skipped, ...(hostIsSkipped ? [own.noDomains] : [])];
}
