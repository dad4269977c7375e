import rules, { type RuleId } from '#data/rules';
import { withoutSecrets } from '../redact/redact.js';
import { redactedUrl } from '../url/redacted.js';
import { clip } from '../word/text.js';

/** How many characters of a value are shown. */
const VALUE_LIMIT = 200;
/** How many characters of it a sentence quotes. */
const QUOTE_LIMIT = 80;

/** Something that is wrong with a call. */
export interface Finding {
  readonly rule: RuleId;
  /** The value, as far as it can be shown; `null` where there is none. */
  readonly value: string | null;
  /** What to write instead; `null` where that is not known. */
  readonly suggestion: string | null;
  /** The values of the sentence by their names; that of `type` is the key of a word. */
  readonly values: { readonly [name: string]: string };
}

/** The values of a sentence: `value` breaks the rule, and `fix` is what to write instead. */
export type Values = { [name: string]: string | undefined };

/** Collects the findings about one call. */
export class Findings {
  list: Finding[] = [];

  /** @param redact - whether to keep what may be secret out of the findings */
  constructor(readonly redact: boolean) {}

  add(rule: RuleId, given: Values = {}): void {
    const { value, fix } = given;
    const { subject } = rules[rule];
    // Support needs the ids of ads. A text with these characters may be a URL.
    const shown = (text: string): string =>
      this.redact && subject !== 'adUnitId'
        ? withoutSecrets(/[?@#]/.test(text) ? redactedUrl(text) : text)
        : text;
    const shownFix = fix && shown(subject === 'url' ? redactedUrl(fix) : fix);
    const values: { [name: string]: string } = {};
    Object.keys(given).forEach((name) => {
      values[name] = clip((name === 'fix' ? shownFix : shown(given[name] || '')) || '', QUOTE_LIMIT);
    });
    this.list.push({
      rule,
      value: value === undefined ? null : clip(shown(value), VALUE_LIMIT),
      suggestion: (this.redact ? shownFix : fix) || null,
      values,
    });
  }
}

/** @returns whether the platform states that such a call fails */
export function isCertain({ rule }: Finding): boolean {
  return rules[rule].origin === 'reference' && rules[rule].fails.length > 0;
}
