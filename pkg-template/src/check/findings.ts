import rules, { type RuleId } from '#data/rules';
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
type Values = { [name: string]: string | undefined };

/** Collects the findings about one call. */
export class Findings {
  list: Finding[] = [];

  /** @param redact - whether to keep what may be secret out of the findings */
  constructor(readonly redact: boolean) {}

  add(rule: RuleId, given: Values = {}): void {
    const { value, fix } = given;
    const isUrl = rules[rule].subject === 'url';
    const values: { [name: string]: string } = {};
    Object.keys(given).forEach((name) => {
      const text = given[name] || '';
      values[name] = clip(name !== 'fix' ? this.shown(text) : isUrl ? redactedUrl(text) : text, QUOTE_LIMIT);
    });
    this.list.push({
      rule,
      value: value === undefined ? null : clip(this.shown(value), VALUE_LIMIT),
      suggestion: (isUrl && this.redact && fix ? values.fix : fix) || null,
      values,
    });
  }

  /** A text that may be a URL, as far as it is shown. */
  private shown(text: string): string {
    return this.redact && /[?@#]/.test(text) ? redactedUrl(text) : text;
  }
}

/** @returns whether the platform states that such a call fails */
export function isCertain({ rule }: Finding): boolean {
  return rules[rule].origin === 'reference' && rules[rule].fails.length > 0;
}
