import type { Fault } from '../simulate-types.js';
import type { Api, Entry } from '../types.js';
import { findRow, quote, type Rows, throwInvalid, verifyDelivery, verifyShape } from './verify.js';

/** The failure that a fault gives to a call. */
export interface InjectedFailure extends Readonly<Pick<Fault, 'shape' | 'delivery'>> {
  readonly row: Entry;
  readonly code: number;
  readonly displayed: boolean;
}

const APIS: readonly Api[] = ['request', 'downloadFile', 'ad.init', 'ad.load', 'ad.show'];

const isAdApi = (api: Api) => api.slice(0, 3) === 'ad.';

/** A fault that may happen, and how often it still can. */
export class ActiveFault {
  private calls = 0;

  constructor(
    readonly failure: InjectedFailure,
    private readonly apis: readonly Api[],
    private readonly rate: number | undefined,
    private readonly nth: readonly number[] | undefined,
    private timesLeft: number,
  ) {}

  /**
   * Counts a call that the fault is for. Returns whether the call fails.
   *
   * @param random - gives a number from 0 up to but not including 1
   */
  matches(api: Api, random: () => number): boolean {
    if (this.apis.indexOf(api) < 0) return false;
    this.calls++;
    // Each call takes a number, so that other faults do not change the sequence.
    const isPicked = this.rate === undefined || random() < this.rate;
    return isPicked && this.timesLeft > 0 && (this.nth === undefined || this.nth.indexOf(this.calls) >= 0);
  }

  /** Counts that the fault happened. Returns whether it cannot happen again. */
  use(): boolean {
    this.timesLeft--;
    return this.timesLeft < 1;
  }
}

/**
 * Throws where the catalog has no such row, or where a field makes no sense.
 *
 * @param isOnce - whether the fault happens once if no field says how often
 */
export function activate(fault: Fault, rows: Rows, isOnce: boolean): ActiveFault {
  if (typeof fault !== 'object' || fault === null) {
    throwInvalid(`a fault is an object such as { id: 'network/21103' }, not ${quote(fault)}`);
  }
  const { id, api, rate, nth, shape, delivery, displayed } = fault;
  const row = findRow(rows, id);
  if (api !== undefined) {
    if (APIS.indexOf(api) < 0)
      throwInvalid(`unknown api ${quote(api)} of the fault '${id}': use one of ${APIS.join(', ')}`);
    if ((row.api !== 'network') !== isAdApi(api))
      throwInvalid(`the api ${quote(api)} cannot fail with '${id}', a row of ${row.api}`);
  }
  if (rate !== undefined && !(rate >= 0 && rate <= 1)) {
    throwInvalid(`the rate ${quote(rate)} of the fault '${id}' is no probability: use a number from 0 to 1`);
  }
  const numbers = typeof nth === 'number' ? [nth] : nth;
  if (numbers !== undefined && !(Array.isArray(numbers) && numbers.every((n) => n >= 1 && n % 1 === 0))) {
    throwInvalid(`nth of the fault '${id}' is ${quote(nth)}: use whole numbers from 1 on`);
  }
  const defaultTimes = isOnce && rate === undefined && nth === undefined ? 1 : Infinity;
  const times = fault.times === undefined ? defaultTimes : fault.times;
  if (!(times >= 1)) throwInvalid(`times of the fault '${id}' is ${quote(times)}: use a number from 1 on`);
  verifyShape(shape);
  verifyDelivery(delivery);
  const failure = {
    row,
    code: codeOf(fault, row),
    shape,
    delivery,
    displayed: displayed === undefined ? id === 'ad.show/30001' : !!displayed,
  };
  const listed = APIS.filter((one) => (row.api === 'network' ? !isAdApi(one) : one === row.api));
  return new ActiveFault(failure, api === undefined ? listed : [api], rate, numbers, times);
}

function codeOf({ id, status, code }: Fault, row: Entry): number {
  const isHttp = id === 'network/http-non-2xx';
  if (status !== undefined) {
    if (!isHttp) throwInvalid(`the fault '${id}' has no status: only 'network/http-non-2xx' has one`);
    if (!(status >= 100 && status < 600 && status % 1 === 0) || (status >= 200 && status < 300)) {
      throwInvalid(`the status ${quote(status)} of the fault '${id}' is no HTTP status outside 2xx`);
    }
  }
  if (isHttp) return status === undefined ? 404 : status;
  const [first, last = first] = `${row.code}`.split('-').map(Number) as [number, number?];
  if (code === undefined) return first;
  if (!(code >= first && code <= last && code % 1 === 0)) {
    throwInvalid(`the code ${quote(code)} of the fault '${id}' is not one of its row: that has ${row.code}`);
  }
  return code;
}
