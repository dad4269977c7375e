import type { Id, Table } from 'ttminis-explain';
import type { Delivery, Shape } from 'ttminis-explain/simulate';
import { announce } from '../announce.js';
import { shortAnswer, showAnswer } from '../answer.js';
import { catalog, entryOf, explain, rowName, tableApis } from '../core.js';
import { button, type Child, chevron, h } from '../dom.js';
import { words } from '../language.js';
import type { Arrival, ArrivalPlace, Outcome } from './attempt.js';
import { type CallForm, unreadArguments } from './form.js';
import { rightCalls } from './samples.js';
import { showValue } from './show-value.js';
import type { CallName } from './source.js';

/** Where an error can be received, each with its words. */
type Receivers = readonly (readonly ['' | 'callbacks' | Delivery, keyof typeof words.trial.places])[];

const network: Receivers = [
  ['', 'promise'],
  ['callbacks', 'callbacks'],
];
const receivers: Record<CallName, Receivers> = {
  request: network,
  downloadFile: network,
  'ad.init': [
    ['', 'load'],
    ['rejection', 'rejection'],
  ],
  'ad.show': [
    ['', 'both'],
    ['rejection', 'rejection'],
    ['event', 'event'],
    ['throw', 'throw'],
  ],
};

/** The part that makes the call. */
export interface Trial {
  /** Another call was typed: what became of the one before is not shown any more. */
  forget(): void;
}

/**
 * Builds the part that makes the call against the simulator.
 *
 * @param place - the section it goes into
 * @param form - where the call is typed
 */
export function createTrial(place: HTMLElement, form: CallForm): Trial {
  const { trial: own, tableTitle } = words;
  const fault = h(
    'select',
    { id: 'fault' },
    h('option', { value: '' }, own.byItself),
    ...(Object.keys(tableTitle) as Table[]).map((table) =>
      h(
        'optgroup',
        { label: tableTitle[table] },
        ...catalog()
          .filter((entry) => entry.api === table)
          .map((entry) => h('option', { value: entry.id }, rowName(entry))),
      ),
    ),
  );
  const shape = h(
    'select',
    { id: 'shape' },
    h('option', { value: '' }, own.usual),
    ...Object.entries(own.shapes).map(([value, label]) => h('option', { value }, label)),
  );
  const where = h('select', { id: 'where' });
  const outcomePlace = h('div', { id: 'outcome', class: 'outcome' });
  /** Of several calls that are under way, the last one is shown. */
  let round = 0;
  let offered: CallName | undefined;

  function offerPlaces(): void {
    const { name } = form.typed().call;
    if (name === offered) return;
    offered = name;
    where.replaceChildren(
      ...receivers[name].map(([value, place]) => h('option', { value }, own.places[place])),
    );
  }

  async function run(): Promise<void> {
    round += 1;
    const thisRound = round;
    const { call, args, context, unread } = form.typed();
    const unknown = unreadArguments(call, unread);
    if (unknown.length > 0) {
      const sentence = own.unknown(unknown);
      outcomePlace.replaceChildren(h('p', { class: 'notice' }, sentence));
      announce(sentence);
      return;
    }
    // The simulator is loaded for those who use it.
    const { attempt } = await import('./attempt.js');
    const outcome = await attempt(call, args, context, {
      fault: (fault.value as Id) || undefined,
      shape: (shape.value || undefined) as Shape | undefined,
      delivery: (where.value || undefined) as Delivery | 'callbacks' | undefined,
    });
    if (thisRound === round) showOutcome(outcome);
  }

  function showOutcome(outcome: Outcome): void {
    const { failure } = outcome;
    const { call, args, context } = form.typed();
    const answer = h('section', {
      id: 'outcome-answer',
      class: 'answer',
      'aria-labelledby': 'outcome-answer-title',
    });
    outcomePlace.replaceChildren(arrived(outcome, fault.value), failure ? answer : '');
    if (!failure) {
      announce(own.spokenSuccess);
      return;
    }
    const { ad, ...known } = context;
    const asked = {
      text: '',
      api: failure.api,
      aborted: undefined,
      context: {
        ...known,
        api: failure.api,
        args,
        // No time passes in the simulator, except where something waits for a timeout.
        ...(failure.elapsedMs > 0 ? { elapsedMs: failure.elapsedMs } : {}),
        ...(ad && call.name === 'ad.show' && failure.api === 'ad.show' ? { ad } : {}),
      },
    };
    const explanation = explain(failure.error, asked.context);
    showAnswer(answer, explanation, asked, { choose() {} });
    announce(own.spokenFailure + words.space + shortAnswer(explanation));
  }

  function again(): void {
    if (outcomePlace.hasChildNodes()) void run();
  }

  fault.addEventListener('change', () => {
    const table = entryOf(fault.value)?.api;
    const { call, blank } = form.typed();
    const name = table && !fits(table, call.name) ? (tableApis[table][0] as CallName) : call.name;
    const chosen = fault.value;
    const hadOutcome = outcomePlace.hasChildNodes();
    // A fault of another call, or of none, is shown with a call that it can happen to.
    if (table && (blank || name !== call.name)) {
      form.fill({ ...call, name, options: rightCalls[name], instead: null });
      fault.value = chosen;
    }
    if (hadOutcome) void run();
  });
  shape.addEventListener('change', again);
  where.addEventListener('change', again);
  offerPlaces();

  place.replaceChildren(
    h('h2', { id: 'trial-title' }, own.title),
    h('p', { class: 'hint' }, own.intro),
    labelled('fault', own.fault, fault),
    h(
      'details',
      { class: 'more' },
      h('summary', {}, chevron(), own.more),
      labelled('shape', own.shape, shape),
      labelled('where', own.where, where),
    ),
    button(own.make, { class: 'button main' }, () => void run()),
    outcomePlace,
  );

  return {
    forget() {
      round += 1;
      outcomePlace.replaceChildren();
      offerPlaces();
      const table = entryOf(fault.value)?.api;
      if (table && !fits(table, form.typed().call.name)) fault.value = '';
    },
  };
}

/** Whether a fault of a table can happen to a call: an ad that is shown is created before. */
function fits(table: Table, name: CallName): boolean {
  return tableApis[table].includes(name) || (table === 'ad.init' && name === 'ad.show');
}

function labelled(id: string, label: string, field: HTMLElement): HTMLElement {
  return h(
    'div',
    { class: 'labelled' },
    h('label', { for: id }, label),
    h('div', { class: 'select' }, field),
  );
}

/** What reached the game, and where. */
function arrived(outcome: Outcome, fault: string): HTMLElement {
  const { arrivals, failure, faultHappened, refusedDomains } = outcome;
  const own = words.trial;
  return h(
    'div',
    { class: 'arrived card' },
    h('h3', {}, failure ? own.gets : own.succeeds),
    !failure && h('p', {}, own.succeedsLong),
    ...grouped(arrivals).map(([places, { values }], at) => {
      const place = words.and(places.map((one) => own.arrivals[one]));
      const [before, name] = own.at(place, at === 0);
      return h(
        'div',
        {},
        h('p', {}, before, h('strong', {}, name)),
        h(
          'pre',
          { tabindex: 0, role: 'region', 'aria-label': own.whatArrives(place) },
          values.length === 0 ? own.nothing : values.map(showValue).join(', '),
        ),
      );
    }),
    ...notes(faultHappened || fault === '', refusedDomains),
  );
}

function notes(isAsWished: boolean, refused: readonly string[]): readonly Child[] {
  const own = words.trial;
  return [
    !isAsWished && h('p', { class: 'hint' }, own.notReached),
    refused.length > 0 && h('p', { class: 'hint' }, own.leftOut(refused)),
  ];
}

/** The places that got the same. */
function grouped(arrivals: readonly Arrival[]): (readonly [ArrivalPlace[], Arrival])[] {
  const groups: (readonly [ArrivalPlace[], Arrival])[] = [];
  for (const arrival of arrivals) {
    const same = groups.find(
      ([, one]) =>
        one.isFailure === arrival.isFailure &&
        one.values.length === arrival.values.length &&
        one.values.every((value, at) => value === arrival.values[at]),
    );
    if (same) same[0].push(arrival.where);
    else groups.push([[arrival.where], arrival]);
  }
  return groups;
}
