import { describe } from '../core.js';

/** Adds why the overlay does not work, once: what fails may fail in every frame. */
export function warn(warnings: string[], failure: unknown, what = 'the overlay cannot be drawn'): void {
  const warning = `${what}: ${describe(failure)}`;
  if (warnings.indexOf(warning) < 0) warnings.push(warning);
}
