// The function that a message names in front of `:fail`.
import type { Api } from '../types.js';
import { startOf } from './text.js';

/** White space of every script, as Rust has it. */
const ANY_SPACE = /[^\S\ufeff]|\x85/;

/** The names under which the calls appear in front of `:fail` and in logs. An object may stand in front: `tt.request`. */
const FUNCTIONS: readonly (readonly [Api, RegExp])[] = [
  ['request', /^(?:.*\.)?request$/i],
  ['downloadFile', /^(?:.*\.)?downloadFile$/i],
  ['ad.init', /^(?:ad\.init|(?:.*\.)?create(?:RewardedVideo|Interstitial)Ad)$/i],
  // Other objects have a `load` or `show` too, so those two names count only by themselves.
  [
    'ad.load',
    /^(?:ad\.load|load|(?:.*\.)?(?:load(?:RewardedVideo|Interstitial)?Ad|(?:RewardedVideo|Interstitial)Ad\.load))$/i,
  ],
  [
    'ad.show',
    /^(?:ad\.show|show|(?:.*\.)?(?:show(?:RewardedVideo|Interstitial)?Ad|(?:RewardedVideo|Interstitial)Ad\.show))$/i,
  ],
];

/** @returns the call that a function's name stands for; `undefined` for functions that the reference does not cover */
export function apiOf(name: string): Api | undefined {
  for (let at = 0; at < FUNCTIONS.length; at++) {
    const [api, pattern] = FUNCTIONS[at] as readonly [Api, RegExp];
    if (pattern.test(name)) return api;
  }
  return undefined;
}

/**
 * Splits `request:fail Request timeout` into the function and the rest.
 *
 * The message begins with the function, or a tag stands before it. A call of the platform may stand behind words too. In an
 * address, or behind other words, the name is no function.
 *
 * @returns the name and the rest; an empty name and the whole message where it names none
 */
export function splitFunction(message: string): { readonly name: string; readonly rest: string } {
  const fails = /[:：](?:[^\S\ufeff]|\x85)*fail(?!\w)/gi;
  for (let fail = fails.exec(message); fail; fail = fails.exec(message)) {
    const end = startOf(message, fail.index, ANY_SPACE);
    const start = startOf(message, end, /[\w.$]/);
    const before = startOf(message, start, ANY_SPACE);
    const name = message.slice(start, end);
    const begins = before === 0 || /[\])>|:"'：‘’“”]/.test(message.charAt(before - 1));
    if (name && (begins || (before < start && name.length > 4 && apiOf(name)))) {
      return { name, rest: message.slice(fails.lastIndex).replace(/^(?:[:：,，-]|[^\S\ufeff]|\x85)+/, '') };
    }
  }
  return { name: '', rest: message };
}
