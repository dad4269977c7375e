import catalog from '#data/catalog';
import type { Advice } from '../core/names.js';
import type { Retry } from '../types.js';
import { frozen } from './frozen.js';
import { camel } from './text.js';

/** An advice as the data has it: the pauses stand once, and other advice by its name. */
export interface AdviceData {
  readonly kind: Retry['kind'];
  readonly yes?: Advice;
  readonly no?: Advice;
}

const made: { [name: string]: Retry } = {};

/** @returns the advice in full, frozen; the same object at each call */
export function retryOf(name: Advice): Retry {
  const known = made[name];
  if (known) return known;
  const { delaysMs, advice } = catalog.retry;
  const { kind, yes, no } = advice[camel(name)];
  const retry = Object.assign({ kind }, kind === 'backoff' && { delaysMs }, advice[camel(name)]);
  if (yes && no) Object.assign(retry, { yes: retryOf(yes), no: retryOf(no) });
  made[name] = frozen(retry as unknown as Retry);
  return made[name];
}
