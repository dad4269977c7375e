import type { AdOutcome, AdType, AdUnit } from '../simulate-types.js';
import type { Platform } from './platform.js';

const MINUTE_MS = 60000;

/** The ad server: it knows the placements, and counts what a game created and showed. */
export class AdServer {
  private creations: { readonly id: string; readonly at: number }[] = [];
  private lastShownAt: number | undefined;
  private interstitialShows = 0;
  /** How far each list of outcomes was used: by unit, and by `*` for the list of the options. */
  private readonly outcomeCounts: Record<string, number> = Object.create(null);

  constructor(readonly platform: Platform) {}

  /** Returns the row that a creation fails with. The platform sees a wrong id before it asks the server. */
  problemOfCreation(type: AdType, id: unknown): string | undefined {
    const { isOnline, settings, clock } = this.platform;
    if (typeof id !== 'string') return 'ad.init/10001';
    if (id === '') return 'ad.init/11001';
    if (!isOnline) return 'ad.init/20000';
    if (settings.adUnits) {
      const unit = settings.adUnits[id];
      if (!unit) return 'ad.init/20001';
      if (unit.belongsToThisGame === false) return 'ad.init/20002';
      if (unit.active === false) return 'ad.init/20003';
      if (unit.type !== type) return 'ad.init/20007';
    }
    const { creationsPerMinute } = settings.options;
    if (creationsPerMinute === undefined) return undefined;
    const at = clock.now();
    this.creations = this.creations.filter((creation) => at - creation.at < MINUTE_MS).concat({ id, at });
    const count = this.creations.filter((creation) => creation.id === id).length;
    return count > creationsPerMinute ? 'ad.init/30001' : undefined;
  }

  problemOfShow(type: AdType): string | undefined {
    const { isOnline, settings, clock } = this.platform;
    if (!isOnline) return 'ad.show/20000';
    const limits = (type === 'interstitial' && settings.options.interstitial) || {};
    const { minIntervalMs = 0, maxShows = Infinity } = limits;
    if (this.lastShownAt !== undefined && clock.now() - this.lastShownAt < minIntervalMs)
      return 'ad.show/11004';
    return this.interstitialShows >= maxShows ? 'ad.show/11005' : undefined;
  }

  nextOutcome(unit: AdUnit | undefined): AdOutcome {
    const outcome = unit?.outcome || this.platform.settings.options.adOutcome || 'completed';
    if (typeof outcome === 'string') return outcome;
    const key = unit?.outcome ? unit.id : '*';
    const count = this.outcomeCounts[key] || 0;
    this.outcomeCounts[key] = count + 1;
    return outcome[Math.min(count, outcome.length - 1)] as AdOutcome;
  }

  noteShown(type: AdType): void {
    this.lastShownAt = this.platform.clock.now();
    if (type === 'interstitial') this.interstitialShows++;
  }
}
