import type { Api, Context } from 'ttminis-explain';
import { button, clip, h } from './dom.js';
import { words } from './language.js';
import type { Place } from './locate.js';
import { type Sample, samples } from './samples.js';

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
  /** The lines of the text. */
  readonly lines?: readonly string[];
  /** Where in it the error stands, if that can be told. */
  readonly place?: Place | null | undefined;
  /** Whether the text has other errors too. */
  readonly isOneOfSeveral?: boolean;
}

/** The field, the choice of the call and the question about `abort()`. */
export interface Question {
  /** What is asked now. */
  asked(): Asked;
  /** Puts a text into the field, and forgets what was said about the text before. */
  fill(text: string): void;
  /** Chooses the call. */
  choose(api: Api | undefined): void;
  /** Asks which call failed, or stops asking. */
  askCall(ask: boolean): void;
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
  const { question: own, answer } = words;
  const field = h('textarea', {
    id: 'error',
    rows: 3,
    placeholder: own.placeholder,
    'aria-describedby': 'error-hint',
    // None of the help that keyboards give with prose is of use for codes.
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    autocorrect: 'off',
  });
  const clear = button(own.clear, { class: 'button quiet', 'aria-label': own.clearLong }, () => {
    question.fill('');
    field.focus();
  });
  const chips = samples.map(({ name, text }: Sample) => {
    const label = words.sample[name];
    return button(label, { class: 'chip', 'aria-label': own.example(label) }, () => question.fill(text));
  });
  const call = h(
    'select',
    { id: 'api', title: answer.whichHint },
    h('option', { value: '' }, answer.unsure),
    ...Object.entries(words.api).map(([api, label]) => h('option', { value: api }, label)),
  );
  const callQuestion = h(
    'div',
    { class: 'question-call' },
    h('label', { for: 'api' }, answer.which),
    h('div', { class: 'select' }, call),
  );
  const abort = h(
    'fieldset',
    { class: 'choice-group', hidden: true },
    h('legend', {}, own.abort),
    h(
      'div',
      { class: 'choices' },
      choice('true', own.yes),
      choice('false', own.no),
      choice('', own.dontKnow, true),
    ),
  );

  const withCall = h('input', { type: 'checkbox', id: 'with-call', checked: true });
  const callCode = h('code', {});
  const misfit = h('p', { class: 'hint', hidden: true }, own.otherCall);
  const typedCall = h(
    'div',
    { class: 'typed-call', hidden: true },
    h('label', { class: 'choice' }, withCall, h('span', {}, own.withCall)),
    h('p', { class: 'hint' }, callCode, ' ', h('a', { href: '#check' }, own.changeCall)),
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
    askCall(ask) {
      callQuestion.hidden = !ask;
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

  place.replaceChildren(
    h('h2', { id: 'question-title', class: 'unseen' }, own.title),
    h('label', { for: 'error', class: 'unseen' }, own.label),
    field,
    h(
      'div',
      { class: 'question-foot' },
      callQuestion,
      h('p', { id: 'error-hint', class: 'hint' }, own.hint),
      clear,
    ),
    h(
      'div',
      { class: 'chips', role: 'group', 'aria-label': own.examples },
      h('span', { class: 'hint' }, own.try),
      ...chips,
    ),
    abort,
    typedCall,
  );
  place.classList.remove('filled');
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
