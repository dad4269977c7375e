import type { AdOutcome, AdUnit, SimulatorOptions } from '../simulate-types.js';
import type { Entry } from '../types.js';
import { type Armed, arm } from './faults.js';
import {
  refuse,
  show,
  type Table,
  verifyDelivery,
  verifyName,
  verifyNumber,
  verifyShape,
  verifyStatus,
} from './verify.js';

/** The portal takes no more. */
const MAX_DOMAINS = 20;
const OUTCOMES: readonly AdOutcome[] = ['completed', 'user-exit', 'fetch-failure', 'play-failure'];

/** The options, as they are worked with. */
export interface Settings {
  readonly options: SimulatorOptions;
  readonly table: Table;
  /** @returns the faults of the options, which have not happened yet */
  arm(): Armed[];
  /** The least and the most time that the platform takes. */
  readonly latency: readonly [number, number];
  /** What `lookAt` compares with. */
  readonly trustedHosts: readonly string[] | undefined;
  /** The ad units by their IDs; `undefined` where every ID is one. */
  readonly adUnits: Readonly<Record<string, AdUnit>> | undefined;
}

/**
 * Checks the options, which come from the author of a test: what makes no sense is said at once.
 *
 * @param options - as they were given
 * @param catalog - the platform's error reference
 * @throws for the first thing that makes no sense
 */
export function settingsOf(options: SimulatorOptions, catalog: readonly Entry[]): Settings {
  if (typeof options !== 'object' || options === null) {
    refuse(`the options of a simulator are an object, not ${show(options)}`);
  }
  const table: Record<string, Entry> = Object.create(null);
  for (const row of catalog) table[row.id] = row;

  const { seed, latencyMs = 0, interstitial, responses } = options;
  if (seed !== undefined && typeof seed !== 'number') refuse(`the seed is ${show(seed)}: use a number`);
  const latency = typeof latencyMs === 'number' ? ([latencyMs, latencyMs] as const) : latencyMs;
  if (!Array.isArray(latency) || !(latency[0] >= 0 && latency[1] >= latency[0] && latency[1] < Infinity)) {
    refuse(`latencyMs is ${show(latencyMs)}: use a number from 0 on, or the least and the most`);
  }
  if (interstitial !== undefined) {
    if (typeof interstitial !== 'object' || interstitial === null) {
      refuse(`interstitial is ${show(interstitial)}: use { minIntervalMs, maxShows }`);
    }
    verifyNumber('interstitial.minIntervalMs', interstitial.minIntervalMs);
    verifyNumber('interstitial.maxShows', interstitial.maxShows);
  }
  verifyNumber('creationsPerMinute', options.creationsPerMinute);
  verifyShape(options.shape);
  verifyDelivery(options.delivery);
  verifyName('clock', options.clock, ['real', 'manual']);
  verifyOutcome(options.adOutcome);
  if (options.fetch !== undefined && options.fetch !== null && typeof options.fetch !== 'function') {
    refuse(`fetch is ${show(options.fetch)}: use a function, or null for no network`);
  }
  if (responses !== undefined && typeof responses !== 'function') {
    if (!Array.isArray(responses)) refuse(`responses is ${show(responses)}: use a list, or a function`);
    for (const response of responses) {
      if (typeof response !== 'object' || response === null) refuse(`${show(response)} is no response`);
      verifyStatus('status of a response', response.status);
      verifyNumber('bytes of a response', response.bytes);
      verifyNumber('delayMs of a response', response.delayMs);
      verifyName('failure of a response', response.failure, ['no-response', 'interrupted']);
    }
  }
  const settings: Settings = {
    options,
    table,
    arm: () => listOf('faults', options.faults).map((fault) => arm(fault, table, false)),
    latency,
    trustedHosts: options.trustedDomains && hostsOf(options.trustedDomains),
    adUnits: options.adUnits && unitsOf(options.adUnits),
  };
  settings.arm();
  return settings;
}

function listOf<T>(what: string, list: readonly T[] = []): readonly T[] {
  if (!Array.isArray(list)) refuse(`${what} is ${show(list)}: use a list`);
  return list;
}

/** The portal's rules for an entry: https, no wildcard, no path. */
function hostsOf(domains: readonly string[]): string[] {
  if (listOf('trustedDomains', domains).length > MAX_DOMAINS) {
    refuse(`${domains.length} trusted domains are too many: the developer platform takes ${MAX_DOMAINS}`);
  }
  return domains.map((domain) => {
    const entry = typeof domain === 'string' ? /^https:\/\/([^\s/?#*@]+)$/i.exec(domain) : null;
    if (!entry) {
      refuse(
        `${show(domain)} is no trusted domain: the developer platform takes entries such as 'https://api.example.com', without path and wildcard`,
      );
    }
    return (entry[1] as string).toLowerCase().replace(/:443$/, '');
  });
}

function unitsOf(units: readonly AdUnit[]): Record<string, AdUnit> {
  const byId: Record<string, AdUnit> = Object.create(null);
  for (const unit of listOf('adUnits', units)) {
    if (typeof unit !== 'object' || unit === null || typeof unit.id !== 'string' || unit.id === '') {
      refuse(`${show(unit)} is no ad unit: use { id: 'the placement ID', type: 'rewarded' }`);
    }
    if (unit.type === undefined)
      refuse(`the ad unit '${unit.id}' has no type: use 'rewarded' or 'interstitial'`);
    verifyName(`type of the ad unit '${unit.id}'`, unit.type, ['rewarded', 'interstitial']);
    verifyNumber(`durationMs of the ad unit '${unit.id}'`, unit.durationMs);
    verifyOutcome(unit.outcome);
    byId[unit.id] = unit;
  }
  return byId;
}

function verifyOutcome(outcome: AdOutcome | readonly AdOutcome[] | undefined): void {
  const list =
    outcome === undefined || typeof outcome === 'string' ? [outcome] : listOf('outcome of an ad', outcome);
  if (list.length === 0) refuse('the list of outcomes of an ad is empty: leave it out');
  for (const one of list) verifyName('outcome of an ad', one, OUTCOMES);
}
