import { catalog, explain, type Id, type Table } from 'ttminis-explain';
import type { Delivery, Shape } from 'ttminis-explain/simulate';
import { announce } from '../announce.js';
import { shortAnswer, showAnswer } from '../answer.js';
import { button, type Child, h } from '../dom.js';
import { enumerate, rowName, shapeWords, tableApis, tableTitles } from '../words.js';
import { type Arrival, attempt, type Outcome } from './attempt.js';
import { type CallForm, unreadArguments } from './form.js';
import { rightCalls } from './samples.js';
import { showValue } from './show-value.js';
import type { CallName } from './source.js';

type Where = readonly (readonly ['' | 'callbacks' | Delivery, string])[];

const network: Where = [
  ['', 'the rejected promise'],
  ['callbacks', 'the fail callback'],
];
const places: Record<CallName, Where> = {
  request: network,
  downloadFile: network,
  'ad.init': [
    ['', 'onError, and the promise of load()'],
    ['rejection', 'only the promise of load()'],
  ],
  'ad.show': [
    ['', 'onError, and the rejected promise'],
    ['rejection', 'only the rejected promise'],
    ['event', 'only onError'],
    ['throw', 'show() throws'],
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
  const fault = h(
    'select',
    { id: 'fault' },
    h('option', { value: '' }, 'None'),
    ...(Object.keys(tableTitles) as Table[]).map((table) =>
      h(
        'optgroup',
        { label: tableTitles[table] },
        ...catalog()
          .filter((entry) => entry.api === table)
          .map((entry) => h('option', { value: entry.id }, rowName(entry))),
      ),
    ),
  );
  const shape = h(
    'select',
    { id: 'shape', 'aria-describedby': 'shape-hint' },
    h('option', { value: '' }, 'Default'),
    ...Object.entries(shapeWords).map(([value, words]) => h('option', { value }, words)),
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
    where.replaceChildren(...places[name].map(([value, words]) => h('option', { value }, words)));
  }

  async function run(): Promise<void> {
    round += 1;
    const own = round;
    const { call, args, context, unread } = form.typed();
    const unknown = unreadArguments(call, unread);
    if (unknown.length > 0) {
      const words = `First write the value of ${enumerate(unknown, 'and')}: it is not known here.`;
      outcomePlace.replaceChildren(h('p', { class: 'notice' }, words));
      announce(words);
      return;
    }
    const outcome = await attempt(call, args, context, {
      fault: (fault.value as Id) || undefined,
      shape: (shape.value || undefined) as Shape | undefined,
      delivery: (where.value || undefined) as Delivery | 'callbacks' | undefined,
    });
    if (own === round) showOutcome(outcome);
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
      announce('The call succeeds in the simulator.');
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
    announce(`The call fails. ${shortAnswer(explanation)}`);
  }

  function again(): void {
    if (outcomePlace.hasChildNodes()) void run();
  }

  fault.addEventListener('change', () => {
    const table = catalog().find((entry) => entry.id === fault.value)?.api;
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

  place.append(
    h(
      'div',
      { class: 'trial-fields' },
      labelled('fault', 'Fault', fault),
      labelled('shape', 'Shape of the error', shape),
      labelled('where', 'Delivered to', where),
    ),
    h(
      'p',
      { id: 'shape-hint', class: 'hint' },
      'TikTok’s pages show errors in several shapes. Formats that cannot carry this error are ignored.',
    ),
    h(
      'div',
      { class: 'trial-press' },
      button('Make the call', { class: 'button main' }, () => void run()),
      h('p', { class: 'hint' }, 'In a simulator on this page: no network, and valid calls succeed.'),
    ),
    outcomePlace,
  );

  return {
    forget() {
      round += 1;
      outcomePlace.replaceChildren();
      offerPlaces();
      const table = catalog().find((entry) => entry.id === fault.value)?.api;
      if (table && !fits(table, form.typed().call.name)) fault.value = '';
    },
  };
}

/** Whether a fault of a table can happen to a call: an ad that is shown is created before. */
function fits(table: Table, name: CallName): boolean {
  return tableApis[table].includes(name) || (table === 'ad.init' && name === 'ad.show');
}

function labelled(id: string, words: string, field: HTMLElement): HTMLElement {
  return h(
    'div',
    {},
    h('div', { class: 'label-line' }, h('label', { for: id }, words)),
    h('div', { class: 'select' }, field),
  );
}

/** What reached the game, and where. */
function arrived(outcome: Outcome, fault: string): HTMLElement {
  const { arrivals, failure, faultHappened, refusedDomains } = outcome;
  return h(
    'div',
    { class: 'arrived card' },
    h('h3', {}, failure ? 'What the game gets' : 'The call succeeds'),
    !failure &&
      h('p', {}, 'Nothing speaks against it in the simulator. The real server and TikTok can still say no.'),
    ...grouped(arrivals).map(([places, { values }], at) =>
      h(
        'div',
        { class: 'arrival' },
        h('p', {}, at === 0 ? 'At ' : 'Then at ', h('strong', {}, enumerate(places, 'and')), ':'),
        h(
          'pre',
          { tabindex: 0, role: 'region', 'aria-label': `What arrives at ${places.join(' and ')}` },
          values.length === 0 ? '(no argument)' : values.map(showValue).join(', '),
        ),
      ),
    ),
    ...notes(faultHappened || fault === '', refusedDomains),
  );
}

function notes(isAsWished: boolean, refused: readonly string[]): readonly Child[] {
  return [
    !isAsWished && h('p', { class: 'hint' }, 'The fault was not reached: the ad could not even be created.'),
    refused.length > 0 &&
      h(
        'p',
        { class: 'hint' },
        `Left out of the trusted domains, since the portal takes no such entries: ${enumerate(refused, 'and')}.`,
      ),
  ];
}

/** The places that got the same. */
function grouped(arrivals: readonly Arrival[]): (readonly [string[], Arrival])[] {
  const groups: (readonly [string[], Arrival])[] = [];
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
