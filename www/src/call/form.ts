import type { CallProblem, Context } from 'ttminis-explain';
import { button, chevron, h } from '../dom.js';
import { words } from '../language.js';
import { type Argument, type ArgumentKind, createArgument } from './argument.js';
import { callSamples } from './samples.js';
import {
  type AdType,
  type Call,
  type CallName,
  isBlank,
  type Option,
  printCall,
  quote,
  readCall,
  readPassed,
} from './source.js';

/** A call as it was typed, and what is known besides. It stays in the page: it can hold addresses and tokens. */
export interface Typed {
  readonly call: Call;
  readonly args: unknown;
  /** By the name of the option, why its value is not known. */
  readonly unread: ReadonlyMap<string, string>;
  /** What `check` and `explain` get besides the arguments. */
  readonly context: Context;
  /** Whether nothing was typed yet. */
  readonly blank: boolean;
}

/** The form that a call is typed into. */
export interface CallForm {
  typed(): Typed;
  /** Puts a whole call in. */
  fill(call: Call, trustedDomains?: string): void;
  /** Puts a string into an option. */
  setOption(name: string, text: string): void;
  setTrustedDomains(domains: readonly string[]): void;
  /** Shows what was found, each at the field that it is about. */
  mark(problems: readonly CallProblem[], itemOf: (problem: CallProblem) => HTMLElement): void;
}

const argumentKinds: readonly ArgumentKind[] = [
  {
    name: 'url',
    usual: 'string',
    placeholder: 'https://api.example.com/score',
    isLong: true,
    inputMode: 'url',
  },
  { name: 'method', usual: 'string', placeholder: 'POST', isLong: false, inputMode: 'text' },
  { name: 'data', usual: 'code', placeholder: '{ score: 7 }', isLong: true, inputMode: 'text' },
  { name: 'header', usual: 'code', placeholder: "{ 'X-Game': '1' }", isLong: true, inputMode: 'text' },
  { name: 'timeout', usual: 'code', placeholder: '10000', isLong: false, inputMode: 'text' },
  {
    name: 'filePath',
    usual: 'string',
    placeholder: 'ttfile://user/level.json',
    isLong: false,
    inputMode: 'text',
  },
  { name: 'adUnitId', usual: 'string', placeholder: '7301234567890123', isLong: false, inputMode: 'text' },
];

const argumentsOf: Record<CallName, readonly string[]> = {
  request: ['url', 'method', 'data', 'header', 'timeout'],
  downloadFile: ['url', 'filePath', 'header', 'timeout'],
  'ad.init': ['adUnitId'],
  'ad.show': ['adUnitId'],
};

/** Options that most calls do without. */
const seldom: ReadonlySet<string> = new Set(['method', 'data', 'header', 'timeout']);

/** The calls of one kind have options in common. */
const kindOf = (name: CallName): 'network' | 'ad' =>
  name === 'request' || name === 'downloadFile' ? 'network' : 'ad';

/**
 * Builds the form. The call can be typed into fields or pasted as code: each shows what the other says.
 *
 * @param place - the section it goes into
 * @param onChange - called whenever something else is typed; `pressed` tells that it was by a button
 */
export function createCallForm(place: HTMLElement, onChange: (pressed: boolean) => void): CallForm {
  let call: Call = { name: 'request', adType: 'rewarded', options: [], instead: null };
  /** Why the code cannot be read; what was read before still holds. */
  let misread: string | null = null;
  /** What was typed for the calls of the other kind, which take other options: it comes back with them. */
  const kept = new Map<'network' | 'ad', Pick<Call, 'options' | 'instead'>>();

  /** Chooses a call; its kind gets back what was typed for it. */
  function switchTo(chosen: CallName): void {
    const from = kindOf(call.name);
    const to = kindOf(chosen);
    if (from !== to) {
      kept.set(from, { options: call.options, instead: call.instead });
      call = { ...call, ...(kept.get(to) ?? { options: [], instead: null }) };
    }
    call = { ...call, name: chosen };
  }

  const own = words.call;
  const fields = new Map<string, Argument>(
    argumentKinds.map((kind) => [kind.name, createArgument(kind, () => typedInto(kind.name))]),
  );
  const name = h(
    'select',
    { id: 'call-name' },
    ...Object.entries(own.names).map(([value, label]) => h('option', { value }, label)),
  );
  const code = h('textarea', {
    id: 'call-code',
    rows: 2,
    'aria-describedby': 'call-code-hint call-code-note',
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    autocorrect: 'off',
  });
  const codeNote = h('p', { id: 'call-code-note', class: 'note', hidden: true });
  const adType = choices(own.adKind, 'ad-type', [
    ['rewarded', own.rewarded],
    ['interstitial', own.interstitial],
  ]);
  const shown = choices(own.shown, 'ad-shown', [
    ['', own.isNew],
    ['yes', own.wasShown],
  ]);
  const loaded = choices(own.loaded, 'ad-loaded', [
    ['', own.loadedUnknown],
    ['yes', own.isLoaded],
    ['no', own.notLoaded],
  ]);
  const domains = h('textarea', {
    id: 'trusted-domains',
    rows: 2,
    placeholder: 'https://api.example.com',
    'aria-describedby': 'trusted-domains-hint',
    inputmode: 'url',
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    autocorrect: 'off',
  });
  const domainNotes = h('div', { class: 'notes' });
  const domainField = h(
    'div',
    { class: 'argument' },
    h('div', { class: 'label-line' }, h('label', { for: 'trusted-domains' }, own.domains)),
    domains,
    domainNotes,
    h('p', { id: 'trusted-domains-hint', class: 'hint' }, own.domainsHint),
  );
  const size = h('input', {
    id: 'file-size',
    type: 'text',
    inputmode: 'decimal',
    placeholder: '12',
    autocomplete: 'off',
    'aria-describedby': 'file-size-hint',
  });
  const sizeHint = h('p', { id: 'file-size-hint', class: 'hint' }, own.sizeHint);
  const sizeField = h(
    'div',
    { class: 'argument' },
    h('div', { class: 'label-line' }, h('label', { for: 'file-size' }, own.size)),
    size,
    sizeHint,
  );
  const clear = button(words.question.clear, { class: 'button quiet', 'aria-label': own.clear }, () => {
    domains.value = '';
    size.value = '';
    form.fill({ ...call, options: [], instead: null });
    code.focus();
  });
  const samples = h(
    'div',
    { class: 'chips', role: 'group', 'aria-label': own.examples },
    h('span', { class: 'hint' }, words.question.try),
    ...callSamples.map((sample) => {
      const label = words.callSample[sample.name];
      return button(label, { class: 'chip', 'aria-label': own.example(label) }, () => {
        form.fill({ ...call, ...sample.call }, sample.trustedDomains);
        if (sample.shown) {
          select(shown, 'yes');
          changed(true);
        }
      });
    }),
  );

  const callNotes = h('div', { class: 'notes' });
  const adNotes = h('div', { class: 'notes' });
  const elementsOf = (isWanted: (field: string) => boolean) =>
    [...fields].filter(([field]) => isWanted(field)).map(([, { element }]) => element);
  const more = h(
    'details',
    { class: 'more' },
    h('summary', {}, chevron(), own.more),
    h('div', { class: 'call-fields' }, ...elementsOf((field) => seldom.has(field))),
  );

  function typedInto(field: string): void {
    const source = fields.get(field)?.source() ?? null;
    setSource(field, source);
    code.value = printCall(call);
    changed(false);
  }

  function setSource(field: string, source: string | null): void {
    const option: Option | null = source === null ? null : { name: field, source };
    const has = call.options.some((one) => one.name === field);
    const options = has
      ? call.options.flatMap((one) => (one.name === field ? (option ?? []) : one))
      : option === null
        ? call.options
        : [...call.options, option];
    call = { ...call, options, instead: option === null ? call.instead : null };
    misread = null;
  }

  /** Shows the call in the fields; its code stands where it is typed, if it is. */
  function showCall(withCode: boolean): void {
    name.value = call.name;
    select(adType, call.adType);
    for (const [field, argument] of fields) {
      argument.show(call.options.find((option) => option.name === field)?.source ?? null);
    }
    if (withCode) code.value = isBlank(call) ? '' : printCall(call);
  }

  function changed(pressed: boolean): void {
    const taken = argumentsOf[call.name];
    for (const [field, argument] of fields) argument.element.hidden = !taken.includes(field);
    const isNetwork = kindOf(call.name) === 'network';
    adType.hidden = isNetwork;
    domainField.hidden = !isNetwork;
    sizeField.hidden = call.name !== 'downloadFile';
    more.hidden = !isNetwork;
    shown.hidden = call.name !== 'ad.show';
    loaded.hidden = call.name !== 'ad.show';
    code.placeholder = printCall({ ...call, instead: null, options: [placeholders[call.name]] });
    clear.hidden = form.typed().blank && code.value === '';
    codeNote.hidden = misread === null;
    codeNote.textContent = `${misread ?? ''}${misread !== null && !isBlank(call) ? words.space + own.before : ''}`;
    if (misread === null) code.removeAttribute('aria-invalid');
    else code.setAttribute('aria-invalid', 'true');
    sizeHint.textContent = sizeOf() === null ? own.sizeWrong : own.sizeHint;
    if (sizeOf() === null) size.setAttribute('aria-invalid', 'true');
    else size.removeAttribute('aria-invalid');
    onChange(pressed);
  }

  /** The size in bytes; `undefined` where none is given, `null` where it is no number. */
  function sizeOf(): number | undefined | null {
    const text = size.value.trim().replace(',', '.');
    if (text === '') return undefined;
    const bytes = Number(text) * 1e6;
    return bytes >= 0 && bytes < Number.POSITIVE_INFINITY ? bytes : null;
  }

  function contextOf(): Context {
    const { name: called, adType: type } = call;
    if (called === 'ad.init') return { ad: { type } };
    if (called === 'ad.show') {
      const known = selected(loaded);
      return {
        ad: { type, shows: selected(shown) === 'yes' ? 1 : 0, ...(known ? { loaded: known === 'yes' } : {}) },
      };
    }
    const trustedDomains = domainsOf(domains.value);
    const totalBytes = called === 'downloadFile' ? sizeOf() : undefined;
    return {
      ...(trustedDomains.length > 0 ? { trustedDomains } : {}),
      ...(typeof totalBytes === 'number' ? { totalBytes } : {}),
    };
  }

  const form: CallForm = {
    typed() {
      const { args, unread } = readPassed(call);
      const said = selected(shown) !== '' || selected(loaded) !== '';
      return {
        call,
        args,
        unread,
        context: contextOf(),
        blank: isBlank(call) && !(call.name === 'ad.show' && said),
      };
    },
    fill(filled, trustedDomains) {
      switchTo(filled.name);
      call = filled;
      misread = null;
      if (trustedDomains !== undefined) domains.value = trustedDomains;
      select(shown, '');
      select(loaded, '');
      showCall(true);
      changed(true);
    },
    setOption(option, text) {
      setSource(option, quote(text));
      showCall(true);
      changed(true);
    },
    setTrustedDomains(list) {
      domains.value = list.join('\n');
      changed(true);
    },
    mark(problems, itemOf) {
      const { unread } = form.typed();
      for (const [field, argument] of fields) {
        const found = problems.filter((problem) => problem.argument === field);
        argument.mark(found, unread.get(field), found.map(itemOf));
        // What is wrong must not be hidden among what is seldom needed.
        if (seldom.has(field) && (found.length > 0 || argument.source() !== null)) more.open = true;
      }
      const about = (...names: readonly string[]) =>
        problems.filter(({ argument }) => names.includes(argument)).map(itemOf);
      domainNotes.replaceChildren(...about('trustedDomains'));
      adNotes.replaceChildren(...about('ad'));
      callNotes.replaceChildren(
        ...problems
          .filter(
            ({ argument }) => !fields.has(argument) && argument !== 'trustedDomains' && argument !== 'ad',
          )
          .map(itemOf),
      );
    },
  };

  name.addEventListener('change', () => {
    switchTo(name.value as CallName);
    showCall(true);
    changed(false);
  });
  code.addEventListener('input', () => {
    const read =
      code.value.trim() === '' ? { ...call, options: [], instead: null } : readCall(code.value, call);
    misread = 'reason' in read ? read.reason : null;
    if (!('reason' in read)) {
      call = read;
      showCall(false);
    }
    changed(false);
  });
  adType.addEventListener('change', () => {
    call = { ...call, adType: selected(adType) as AdType };
    showCall(true);
    changed(false);
  });
  for (const part of [shown, loaded]) part.addEventListener('change', () => changed(false));
  for (const part of [domains, size]) part.addEventListener('input', () => changed(false));

  place.replaceChildren(
    h('h2', { id: 'call-title', class: 'unseen' }, own.title),
    h(
      'div',
      { class: 'argument' },
      h(
        'div',
        { class: 'label-line' },
        h('label', { for: 'call-name' }, own.name),
        h('div', { class: 'select' }, name),
        clear,
      ),
      h('label', { for: 'call-code', class: 'unseen' }, own.code),
      code,
      codeNote,
      h('p', { id: 'call-code-hint', class: 'hint' }, own.codeHint),
    ),
    samples,
    h('div', { id: 'findings', class: 'findings' }),
    callNotes,
    h(
      'div',
      { class: 'call-fields' },
      ...elementsOf((field) => !seldom.has(field)),
      domainField,
      adType,
      h('div', {}, shown, loaded, adNotes),
      sizeField,
    ),
    more,
  );
  showCall(true);
  changed(false);
  return form;
}

/** What the code of a call looks like that nothing was typed into. */
const placeholders: Record<CallName, Option> = {
  request: { name: 'url', source: "'https://api.example.com/score'" },
  downloadFile: { name: 'url', source: "'https://cdn.example.com/level.json'" },
  'ad.init': { name: 'adUnitId', source: "'7301234567890123'" },
  'ad.show': { name: 'adUnitId', source: "'7301234567890123'" },
};

/** The arguments whose value is not known. Options that the call does not have, such as callbacks, are none. */
export function unreadArguments({ name }: Call, unread: ReadonlyMap<string, string>): string[] {
  return [...unread.keys()].filter((one) => argumentsOf[name].includes(one));
}

/** The entries of the list: one per line, however it was copied. */
export function domainsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/^['"`]|['"`]?,?$/g, ''))
    .filter((line) => line !== '');
}

function choices(
  legend: string,
  name: string,
  list: readonly (readonly [string, string])[],
): HTMLFieldSetElement {
  return h(
    'fieldset',
    { class: 'choice-group' },
    h('legend', {}, legend),
    h(
      'div',
      { class: 'choices' },
      ...list.map(([value, words], at) =>
        h(
          'label',
          { class: 'choice' },
          h('input', { type: 'radio', name, value, checked: at === 0 }),
          h('span', {}, words),
        ),
      ),
    ),
  );
}

function selected(group: HTMLElement): string {
  return group.querySelector<HTMLInputElement>('input:checked')?.value ?? '';
}

function select(group: HTMLElement, value: string): void {
  for (const input of group.querySelectorAll('input')) input.checked = input.value === value;
}
