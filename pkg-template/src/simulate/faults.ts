import type { Delivery, Fault, ShapeChoice } from '../simulate-types.js';
import type { Api, Entry } from '../types.js';
import { refuse, rowOf, show, type Table, verifyDelivery, verifyShape } from './verify.js';

/** A fault that happens to a call. */
export interface Hit {
  readonly row: Entry;
  readonly code: number;
  readonly shape: ShapeChoice | undefined;
  readonly delivery: Delivery | undefined;
  readonly displayed: boolean;
}

/** A fault that may happen. */
export interface Armed {
  /**
   * Counts a call, if the fault is for it.
   *
   * @param random - gives a number from 0 up to but not including 1; asked only if the fault has a rate
   * @returns whether it happens
   */
  meets(api: Api, random: () => number): boolean;
  /**
   * Counts that it happened.
   *
   * @returns whether it cannot happen again
   */
  use(): boolean;
  readonly hit: Hit;
}

const APIS: readonly Api[] = ['request', 'downloadFile', 'ad.init', 'ad.load', 'ad.show'];

/**
 * Checks a fault and makes it ready.
 *
 * @param fault - as it was given
 * @param table - the catalog
 * @param isOnce - whether it happens once if nothing says how often
 * @throws when the catalog has no such row, or a field makes no sense
 */
export function arm(fault: Fault, table: Table, isOnce: boolean): Armed {
  if (typeof fault !== 'object' || fault === null) {
    refuse(`a fault is an object such as { id: 'network/21103' }, not ${show(fault)}`);
  }
  const { id, api, rate, nth, shape, delivery } = fault;
  const row = rowOf(table, id);
  const isAd = row.api !== 'network';
  if (api !== undefined) {
    if (APIS.indexOf(api) < 0)
      refuse(`unknown api ${show(api)} of the fault '${id}': use one of ${APIS.join(', ')}`);
    if (isAd !== (api.slice(0, 3) === 'ad.'))
      refuse(`the api ${show(api)} cannot fail with '${id}', a row of ${row.api}`);
  }
  if (rate !== undefined && !(rate >= 0 && rate <= 1)) {
    refuse(`the rate ${show(rate)} of the fault '${id}' is no probability: use a number from 0 to 1`);
  }
  const which = nth === undefined ? undefined : typeof nth === 'number' ? [nth] : nth;
  if (which !== undefined && !(Array.isArray(which) && which.every((one) => one >= 1 && one % 1 === 0))) {
    refuse(`nth of the fault '${id}' is ${show(nth)}: use whole numbers from 1 on`);
  }
  const isLimited = isOnce && rate === undefined && nth === undefined;
  let left = fault.times === undefined ? (isLimited ? 1 : Infinity) : fault.times;
  if (!(left >= 1)) refuse(`times of the fault '${id}' is ${show(left)}: use a number from 1 on`);
  verifyShape(shape);
  verifyDelivery(delivery);
  const hit: Hit = {
    row,
    code: codeOf(fault, row),
    shape,
    delivery,
    displayed: fault.displayed === undefined ? id === 'ad.show/30001' : !!fault.displayed,
  };
  let count = 0;
  return {
    hit,
    meets(called, random) {
      const isFor =
        api === undefined ? (isAd ? called === row.api : called.slice(0, 3) !== 'ad.') : called === api;
      if (!isFor) return false;
      count++;
      // Drawn for every call, so that what other faults do does not change the sequence.
      const isLucky = rate === undefined || random() < rate;
      return isLucky && left > 0 && (which === undefined || which.indexOf(count) >= 0);
    },
    use() {
      left--;
      return left < 1;
    },
  };
}

/** The code that a fault gives. */
function codeOf({ id, status, code }: Fault, row: Entry): number {
  const isHttp = id === 'network/http-non-2xx';
  if (status !== undefined) {
    if (!isHttp) refuse(`the fault '${id}' has no status: only 'network/http-non-2xx' has one`);
    if (!(status >= 100 && status < 600 && status % 1 === 0) || (status >= 200 && status < 300)) {
      refuse(`the status ${show(status)} of the fault '${id}' is no HTTP status outside 2xx`);
    }
  }
  if (isHttp) return status === undefined ? 404 : status;
  const [first, last = first] = `${row.code}`.split('-').map(Number) as [number, number?];
  if (code === undefined) return first;
  if (!(code >= first && code <= last && code % 1 === 0)) {
    refuse(`the code ${show(code)} of the fault '${id}' is not one of its row: that has ${row.code}`);
  }
  return code;
}
