import type { CallRecord } from '../simulate-types.js';
import type { Api } from '../types.js';

/** How many calls are kept. */
const KEPT = 1000;
/** How much of an address or an ID is kept, in characters. */
const CLIPPED = 200;

/** A record that is being written. */
export type OpenRecord = { -readonly [Field in keyof CallRecord]: CallRecord[Field] };

/** The calls that were made. */
export interface Journal {
  readonly calls: CallRecord[];
  /**
   * @param api - the call
   * @param target - what it was for
   * @returns its record
   */
  begin(api: Api, target: unknown): OpenRecord;
}

/**
 * @param now - tells the time
 * @returns an empty journal
 */
export function journal(now: () => number): Journal {
  const calls: CallRecord[] = [];
  return {
    calls,
    begin(api, target) {
      const record: OpenRecord = {
        api,
        at: now(),
        target: typeof target === 'string' ? target.slice(0, CLIPPED) : null,
        result: 'pending',
        endedAt: null,
        id: null,
        code: null,
        fault: false,
        cause: null,
      };
      calls.push(record);
      if (calls.length > KEPT) calls.shift();
      return record;
    },
  };
}
