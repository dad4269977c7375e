import type { Api, Context } from 'ttminis-explain';
import { button, clip, h } from './dom.js';
import { type Sample, samples } from './samples.js';
import { apiWords } from './words.js';

/** What was asked. It stays in the page: an error can hold addresses and tokens. */
export interface Asked {
  /** The text as it was typed or pasted. */
  readonly text: string;
  /** The call that failed; `undefined` where that is not known. */
  readonly api: Api | undefined;
  /** Whether the game called `abort()`; `undefined` where that is not known. */
  readonly aborted: boolean | undefined;
  /** What else is known of the call, where it was typed. */
  readonly context?: Context | undefined;
}

/** The field, the choice of the call and the question about `abort()`. */
export interface Question {
  /** What is asked now. */
  asked(): Asked;
  /** Puts a text into the field, and forgets what was said about the text before. */
  fill(text: string): void;
  /** Chooses the call. */
  choose(api: Api | undefined): void;
  /** Asks whether the game called `abort()`, or stops asking. */
  askAbort(ask: boolean): void;
  /** Says that the call was typed, as code, so that it can be left out; `null` where it was not. */
  offerCall(code: string | null): void;
  /** Whether the call that was typed is to be used. */
  usesCall(): boolean;
  /** Says whether the call that was typed is used, which it is not for an error of another one. */
  tellUse(isUsed: boolean): void;
}

/**
 * Builds the question.
 *
 * @param place - the section it goes into
 * @param onChange - called whenever something else is asked; `pressed` tells that it was not by typing
 */
export function createQuestion(place: HTMLElement, onChange: (pressed: boolean) => void): Question {
  const field = h('textarea', {
    id: 'error',
    rows: 3,
    placeholder: '{"errCode":30001,"errMsg":"User exit"}',
    'aria-describedby': 'error-hint',
    // None of the help that keyboards give with prose is of use for codes.
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    autocorrect: 'off',
  });
  const clear = button('Clear', { class: 'button quiet', 'aria-label': 'Clear the error' }, () => {
    question.fill('');
    field.focus();
  });
  const chips = samples.map(({ label, text }: Sample) =>
    button(label, { class: 'chip', 'aria-label': `Example: ${label}` }, () => question.fill(text)),
  );
  const call = h(
    'select',
    { id: 'api', 'aria-describedby': 'api-hint' },
    h('option', { value: '' }, 'not sure'),
    ...Object.entries(apiWords).map(([api, words]) => h('option', { value: api }, words)),
  );
  const abort = h(
    'fieldset',
    { class: 'abort', hidden: true },
    h('legend', {}, 'Did the game call abort()?'),
    h(
      'div',
      { class: 'choices' },
      choice('true', 'yes'),
      choice('false', 'no'),
      choice('', 'don’t know', true),
    ),
  );

  const withCall = h('input', { type: 'checkbox', id: 'with-call', checked: true });
  const callCode = h('code', {});
  const misfit = h(
    'p',
    { class: 'hint', hidden: true },
    'It is left out: this error is one of another call.',
  );
  const typedCall = h(
    'div',
    { class: 'typed-call', hidden: true },
    h('label', { class: 'choice' }, withCall, h('span', {}, 'Explain it with the call you typed')),
    h('p', {}, callCode, ' ', h('a', { href: '#check' }, 'Change it')),
    misfit,
  );

  const question: Question = {
    asked: () => ({
      text: field.value,
      api: (call.value || undefined) as Api | undefined,
      aborted: answered(abort),
    }),
    fill(text) {
      field.value = text;
      call.value = '';
      forget(abort);
      changed(true);
    },
    choose(api) {
      call.value = api ?? '';
      changed(true);
    },
    askAbort(ask) {
      abort.hidden = !ask;
      // The next error that depends on it is another call: an old answer must not decide it unseen.
      if (!ask) forget(abort);
    },
    offerCall(code) {
      typedCall.hidden = code === null;
      callCode.textContent = clip((code ?? '').replace(/\s+/g, ' '), 120);
    },
    tellUse(isUsed) {
      misfit.hidden = isUsed;
    },
    usesCall: () => !typedCall.hidden && withCall.checked,
  };

  function changed(pressed: boolean): void {
    place.classList.toggle('filled', field.value !== '');
    clear.hidden = field.value === '';
    onChange(pressed);
  }

  field.addEventListener('input', () => changed(false));
  call.addEventListener('change', () => changed(false));
  abort.addEventListener('change', () => changed(false));
  withCall.addEventListener('change', () => changed(false));
  clear.hidden = true;

  place.append(
    h(
      'div',
      { class: 'question-field' },
      h('div', { class: 'label-line' }, h('label', { for: 'error' }, 'Error'), clear),
      field,
      h(
        'p',
        { id: 'error-hint', class: 'hint' },
        'JSON, a log line or just the code. It stays on this page: nothing is sent.',
      ),
      h('div', { class: 'chips', role: 'group', 'aria-label': 'Examples' }, h('span', {}, 'Try'), ...chips),
    ),
    h(
      'div',
      { class: 'question-call' },
      h('div', { class: 'label-line' }, h('label', { for: 'api' }, 'Which call failed?')),
      h('div', { class: 'select' }, call),
      h(
        'p',
        { id: 'api-hint', class: 'hint' },
        'The same code can mean opposite things for different calls.',
      ),
    ),
    abort,
    typedCall,
  );
  return question;
}

function choice(value: string, words: string, checked = false): HTMLElement {
  return h(
    'label',
    { class: 'choice' },
    h('input', { type: 'radio', name: 'aborted', value, checked }),
    h('span', {}, words),
  );
}

function answered(abort: HTMLElement): boolean | undefined {
  const value = abort.querySelector<HTMLInputElement>('input:checked')?.value;
  return value ? value === 'true' : undefined;
}

function forget(abort: HTMLElement): void {
  const dontKnow = abort.querySelector<HTMLInputElement>('input[value=""]');
  if (dontKnow) dontKnow.checked = true;
}
