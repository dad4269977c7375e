import type { AdOutcome, AdUnit, SimulatorOptions } from '../simulate-types.js';
import type { Entry } from '../types.js';
import { clientOf } from './client.js';
import { activate } from './faults.js';
import { maxTrustedDomains } from './limits.js';
import {
  quote,
  type Rows,
  throwInvalid,
  verifyDelivery,
  verifyName,
  verifyNames,
  verifyNumber,
  verifyShape,
  verifyStatus,
} from './verify.js';

const OUTCOMES: readonly AdOutcome[] = ['completed', 'user-exit', 'fetch-failure', 'play-failure'];

/** The options of a simulator, checked and prepared. */
export type Settings = Readonly<ReturnType<typeof readSettings>>;

/** Throws for the first option that makes no sense. */
export function readSettings(options: SimulatorOptions, catalog: readonly Entry[]) {
  if (typeof options !== 'object' || options === null) {
    throwInvalid(`the options of a simulator are an object, not ${quote(options)}`);
  }
  const rows: Record<string, Entry> = Object.create(null);
  for (const row of catalog) rows[row.id] = row;

  const { seed = 1, latencyMs = 0, interstitial, responses } = options;
  if (typeof seed !== 'number') throwInvalid(`the seed is ${quote(seed)}: use a number`);
  const range = typeof latencyMs === 'number' ? ([latencyMs, latencyMs] as const) : latencyMs;
  if (!Array.isArray(range) || !(range[0] >= 0 && range[1] >= range[0] && range[1] < Infinity)) {
    throwInvalid(`latencyMs is ${quote(latencyMs)}: use a number from 0 on, or the least and the most`);
  }
  if (interstitial !== undefined) {
    if (typeof interstitial !== 'object' || interstitial === null) {
      throwInvalid(`interstitial is ${quote(interstitial)}: use { minIntervalMs, maxShows }`);
    }
    verifyNumber('interstitial.minIntervalMs', interstitial.minIntervalMs);
    verifyNumber('interstitial.maxShows', interstitial.maxShows);
  }
  verifyNumber('creationsPerMinute', options.creationsPerMinute);
  verifyShape(options.shape);
  verifyDelivery(options.delivery);
  verifyName('clock', options.clock, ['real', 'manual']);
  verifyName('showSettles', options.showSettles, ['displayed', 'closed']);
  verifyName('httpErrors', options.httpErrors, ['fail', 'success']);
  verifyNames('outcome of an ad', options.adOutcome, OUTCOMES);
  if (options.fetch !== undefined && options.fetch !== null && typeof options.fetch !== 'function') {
    throwInvalid(`fetch is ${quote(options.fetch)}: use a function, or null for no network`);
  }
  if (responses !== undefined && typeof responses !== 'function') {
    if (!Array.isArray(responses))
      throwInvalid(`responses is ${quote(responses)}: use a list, or a function`);
    for (const response of responses) {
      if (typeof response !== 'object' || response === null)
        throwInvalid(`${quote(response)} is no response`);
      verifyStatus('status of a response', response.status);
      verifyNumber('bytes of a response', response.bytes);
      verifyNumber('delayMs of a response', response.delayMs);
      verifyName('failure of a response', response.failure, ['no-response', 'interrupted']);
    }
  }
  const settings = {
    options,
    rows: rows as Rows,
    seed,
    /** Makes the faults of the options anew, because each one counts its calls. */
    createFaults: () => listOf('faults', options.faults).map((fault) => activate(fault, rows, false)),
    /** The least and the most time that the platform takes. */
    latencyMs: range as readonly [number, number],
    client: clientOf(options.sdkVersion),
    /** The hosts of the trusted domains, with a port where the entry has one; `undefined` allows all. */
    trustedHosts: options.trustedDomains && hostsOf(options.trustedDomains),
    /** The ad units by their ids; `undefined` allows every id. */
    adUnits: options.adUnits && unitsOf(options.adUnits),
  };
  // A wrong fault throws here, and not at the first call.
  settings.createFaults();
  return settings;
}

function listOf<T>(what: string, list: readonly T[] = []): readonly T[] {
  if (!Array.isArray(list)) throwInvalid(`${what} is ${quote(list)}: use a list`);
  return list;
}

/** Applies the rules of the developer platform to each entry: https, no wildcard, no path. */
function hostsOf(domains: readonly string[]): string[] {
  if (listOf('trustedDomains', domains).length > maxTrustedDomains) {
    throwInvalid(
      `${domains.length} trusted domains are too many: the developer platform takes ${maxTrustedDomains}`,
    );
  }
  return domains.map((domain) => {
    const entry = typeof domain === 'string' ? /^https:\/\/([^\s/?#*@]+)$/i.exec(domain) : null;
    if (!entry) {
      throwInvalid(
        `${quote(domain)} is no trusted domain: the developer platform takes entries such as 'https://api.example.com', without path and wildcard`,
      );
    }
    return (entry[1] as string).toLowerCase().replace(/:443$/, '');
  });
}

function unitsOf(units: readonly AdUnit[]): Record<string, AdUnit> {
  const byId: Record<string, AdUnit> = Object.create(null);
  for (const unit of listOf('adUnits', units)) {
    if (typeof unit !== 'object' || unit === null || typeof unit.id !== 'string' || unit.id === '') {
      throwInvalid(`${quote(unit)} is no ad unit: use { id: 'the placement ID', type: 'rewarded' }`);
    }
    if (unit.type === undefined)
      throwInvalid(`the ad unit '${unit.id}' has no type: use 'rewarded' or 'interstitial'`);
    verifyName(`type of the ad unit '${unit.id}'`, unit.type, ['rewarded', 'interstitial']);
    verifyNumber(`durationMs of the ad unit '${unit.id}'`, unit.durationMs);
    verifyNames('outcome of an ad', unit.outcome, OUTCOMES);
    byId[unit.id] = unit;
  }
  return byId;
}
