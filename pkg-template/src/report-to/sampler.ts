import type { Sampler, SamplerOptions } from '../report-to-types.js';
import { groupOf } from './summary.js';

/** A group, and what was left out of it. */
interface Group {
  /** When a failure of it was let through. */
  readonly since: number;
  leftOut: number;
}

const MINUTE = 60000;
const MOST_GROUPS = 100;

/** @returns a sampler; it keeps no failure, only the names of groups */
export function samplerOf(options: SamplerOptions = {}): Sampler {
  const { everyMs = MINUTE, groups: most = MOST_GROUPS, now = () => Date.now() } = options;
  /** In the order in which failures were let through. */
  const groups = new Map<string, Group>();
  return (failure) => {
    const name = groupOf(failure).join('\n');
    const time = now();
    // A clock that was put back would keep a group quiet for as long.
    const isQuiet = ({ since }: Group) => Math.abs(time - since) < everyMs;
    const group = groups.get(name);
    if (group && isQuiet(group)) {
      group.leftOut++;
      return 0;
    }
    if (!group && groups.size >= most) {
      const oldest = groups.keys().next().value as string;
      if (isQuiet(groups.get(oldest) as Group)) return 0;
      groups.delete(oldest);
    }
    groups.delete(name);
    groups.set(name, { since: time, leftOut: 0 });
    return group ? group.leftOut + 1 : 1;
  };
}
