import type { Sampler, SamplerOptions } from '../report-to-types.js';
import { groupOf } from './summary.js';

const MINUTE = 60000;
const MOST_GROUPS = 100;

/** @returns a sampler; it keeps no failure, only the names of groups */
export function samplerOf(options: SamplerOptions = {}): Sampler {
  const { everyMs = MINUTE, groups: most = MOST_GROUPS, now = () => Date.now() } = options;
  /** When a failure of each group was let through, in that order, and how many were left out since. */
  const groups = new Map<string, { readonly since: number; leftOut: number }>();
  return (failure) => {
    const name = groupOf(failure).join('\n');
    const time = now();
    // A clock that was put back would keep a group quiet for as long.
    const isQuiet = (since: number) => Math.abs(time - since) < everyMs;
    const group = groups.get(name);
    if (group && isQuiet(group.since)) {
      group.leftOut++;
      return 0;
    }
    if (!group && groups.size >= most) {
      const oldest = groups.keys().next().value as string;
      if (isQuiet(groups.get(oldest)?.since as number)) return 0;
      groups.delete(oldest);
    }
    groups.delete(name);
    groups.set(name, { since: time, leftOut: 0 });
    return group ? group.leftOut + 1 : 1;
  };
}
