import type { CallProblem } from 'ttminis-explain';
import { h } from '../dom.js';
import { readValue } from './literal.js';
import { quote } from './source.js';

/** How the text of a field is meant. */
type Kind = 'string' | 'code' | 'none';

/** What there is to know about an argument. */
export interface ArgumentKind {
  readonly name: string;
  /** How what is typed is meant, until somebody says otherwise. */
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
  /** Says what was found: marks the field, and points to where the whole text stands. */
  mark(found: readonly CallProblem[], unreadable: string | undefined): void;
  focus(): void;
}

/**
 * Makes the field of an argument. It holds a string or, since a wrong type is what often goes wrong, any value in code.
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
  const kind = h(
    'select',
    { id: `${id}-kind`, 'aria-label': `${name} is given as` },
    h('option', { value: 'string' }, 'a string'),
    h('option', { value: 'code' }, 'code'),
    h('option', { value: 'none' }, 'not set'),
  );
  kind.value = 'none';
  const note = h('p', { id: noteId, class: 'argument-note', hidden: true });
  const element = h(
    'div',
    { class: 'argument' },
    h(
      'div',
      { class: 'label-line' },
      h('label', { for: id, class: 'code' }, name),
      h('div', { class: 'select small' }, kind),
    ),
    field,
    note,
  );

  field.addEventListener('input', () => {
    // What is emptied is left out; an empty string has to be asked for.
    if (field.value === '') kind.value = 'none';
    else if (kind.value === 'none') kind.value = usual;
    onChange();
  });
  kind.addEventListener('change', () => {
    if (kind.value === 'none') field.value = '';
    onChange();
  });

  return {
    element,
    source() {
      switch (kind.value as Kind) {
        case 'string':
          return quote(field.value);
        case 'code':
          return field.value.trim() === '' ? null : field.value;
        case 'none':
          return null;
      }
    },
    show(source) {
      const reading = source !== null && /^\s*['"`]/.test(source) ? readValue(source) : undefined;
      const isString = reading !== undefined && 'value' in reading && typeof reading.value === 'string';
      kind.value = source === null ? 'none' : isString ? 'string' : 'code';
      field.value = isString ? String(reading.value) : (source ?? '');
    },
    mark(found, unreadable) {
      const isRule = found.some(({ origin }) => origin === 'reference');
      const isMarked = found.length > 0 || unreadable !== undefined;
      element.classList.toggle('is-rule', isRule || unreadable !== undefined);
      element.classList.toggle('is-hint', isMarked && !isRule && unreadable === undefined);
      note.hidden = !isMarked;
      note.replaceChildren(
        unreadable ?? '',
        found.length > 0 ? h('a', { href: `#finding-${name}` }, noteWords(found)) : '',
      );
      // A hint is no error: the call may work all the same.
      if (isRule || unreadable !== undefined) field.setAttribute('aria-invalid', 'true');
      else field.removeAttribute('aria-invalid');
      if (isMarked) field.setAttribute('aria-describedby', noteId);
      else field.removeAttribute('aria-describedby');
    },
    focus: () => field.focus(),
  };
}

function noteWords(found: readonly CallProblem[]): string {
  const [first] = found;
  const code = first?.fails[0]?.code;
  const isRule = first?.origin === 'reference';
  const words = isRule ? 'Error' : 'Warning';
  const fails = code === undefined ? '' : isRule ? `: fails with ${code}` : `: may fail with ${code}`;
  return `${words}${fails}${found.length > 1 ? `, and ${found.length - 1} more` : ''}`;
}
