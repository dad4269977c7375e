const reduced = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the player wants things that shake, flash and drift left out. */
export const isCalm = () => reduced.matches;
