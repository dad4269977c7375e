import type { CallProblem } from 'ttminis-explain';
import { h } from '../dom.js';
import { words } from '../language.js';
import { readValue } from './literal.js';
import { quote } from './source.js';

/** What there is to know about an argument. */
export interface ArgumentKind {
  readonly name: string;
  /** How what is typed is meant. */
  readonly usual: 'string' | 'code';
  readonly placeholder: string;
  /** Whether it can be long. */
  readonly isLong: boolean;
  readonly inputMode: string;
}

/** The field of one argument. */
export interface Argument {
  readonly element: HTMLElement;
  /** The code of its value; `null` where the argument is left out. */
  source(): string | null;
  /** Shows a value that came from elsewhere. */
  show(source: string | null): void;
  /** Marks the field, and shows below it what was found or why its value cannot be read. */
  mark(found: readonly CallProblem[], unreadable: string | undefined, items: readonly HTMLElement[]): void;
}

/**
 * Makes the field of an argument. Where the call was pasted with something else than the usual type, it holds code.
 *
 * @param kind - the argument
 * @param onChange - called when something else is in it
 */
export function createArgument(
  { name, usual, placeholder, isLong, inputMode }: ArgumentKind,
  onChange: () => void,
): Argument {
  const id = `arg-${name}`;
  const noteId = `${id}-note`;
  const attributes = {
    id,
    placeholder,
    inputmode: inputMode,
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    autocorrect: 'off',
  };
  const field = isLong
    ? h('textarea', { ...attributes, rows: 1 })
    : h('input', { ...attributes, type: 'text' });
  let kind = usual;
  const kindName = h('span', { class: 'hint' });
  const note = h('div', { id: noteId, class: 'notes', hidden: true });
  const element = h(
    'div',
    { class: 'argument' },
    h('div', { class: 'label-line' }, h('label', { for: id, class: 'code' }, name), kindName),
    field,
    note,
  );

  field.addEventListener('input', () => {
    // What is emptied is left out, and what is typed then is of the usual type.
    if (field.value === '') kind = usual;
    onChange();
  });

  return {
    element,
    source() {
      if (field.value === '' && kind === usual) return null;
      return kind === 'string' ? quote(field.value) : field.value;
    },
    show(source) {
      const reading = source !== null && /^\s*['"`]/.test(source) ? readValue(source) : undefined;
      const isString = reading !== undefined && 'value' in reading && typeof reading.value === 'string';
      kind = source === null ? usual : isString ? 'string' : 'code';
      field.value = isString ? String(reading.value) : (source ?? '');
    },
    mark(found, unreadable, items) {
      const isRule = unreadable !== undefined || found.some(({ origin }) => origin === 'reference');
      const isMarked = found.length > 0 || unreadable !== undefined;
      element.classList.toggle('is-rule', isRule);
      element.classList.toggle('is-hint', isMarked && !isRule);
      kindName.textContent = kind !== usual && kind === 'code' ? words.call.asCode : '';
      note.hidden = !isMarked;
      note.replaceChildren(unreadable === undefined ? '' : h('p', { class: 'note' }, unreadable), ...items);
      // A hint is no error: the call may work all the same.
      if (isRule) field.setAttribute('aria-invalid', 'true');
      else field.removeAttribute('aria-invalid');
      if (isMarked) field.setAttribute('aria-describedby', noteId);
      else field.removeAttribute('aria-describedby');
    },
  };
}
