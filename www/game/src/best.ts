const key = 'star-catcher.best';

/** The best score on this device. */
export function readBest(): number {
  try {
    return Number(localStorage.getItem(key)) || 0;
  } catch {
    // Without storage it is the best of this visit.
    return 0;
  }
}

export function writeBest(score: number): void {
  try {
    localStorage.setItem(key, String(score));
  } catch {
    // As above.
  }
}
