/** The package, asked in the language of the page. */

import type { Api, CallProblem, Context, Entry, Explanation } from 'ttminis-explain';
import * as core from 'ttminis-explain';
import { pack } from './language.js';

export const explain = (error: unknown, context: Context = {}): Explanation =>
  core.explain(error, { ...context, language: pack });

export const explainAll = (text: string, context: Context): readonly Explanation[] =>
  core.explainAll(text, { ...context, language: pack });

export const check = (api: Api, args: unknown, context: Context): readonly CallProblem[] =>
  core.check(api, args, { ...context, language: pack });

export const catalog = (): readonly Entry[] => core.catalog(pack);

/** The row with this id. */
export function entryOf(id: string): Entry | undefined {
  return catalog().find((entry) => entry.id === id);
}

/** The calls of each part of the reference. */
export const tableApis: Record<Entry['api'], readonly [Api, ...Api[]]> = {
  network: ['request', 'downloadFile'],
  'ad.init': ['ad.init'],
  'ad.show': ['ad.show'],
};

/** A row in one line, for links and announcements. */
export function rowName({ code, title }: Entry): string {
  return `${code} ${title}`;
}
