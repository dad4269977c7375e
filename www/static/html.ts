/** Markup. What is put into it is escaped, unless it is markup itself. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | string | number | false | null | undefined | readonly Value[];

/** Joins markup with values; `false`, `null` and `undefined` stand for nothing, so that a condition can be written. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(strings.map((text, at) => text + markup(values[at])).join(''));
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function markup(value: Value): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'string') return value.replace(/[&<>"]/g, (special) => escapes[special] ?? '');
  if (typeof value === 'number') return String(value);
  return value ? value.map(markup).join('') : '';
}
