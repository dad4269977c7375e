/** The year 10000, which has no date in four digits. */
const YEAR_10000_MS = 253_402_300_800_000;

const pad = (part: number) => `${part < 10 ? '0' : ''}${part}`;

/** @returns a time on the clock of the device */
export function clock(ms: number): string {
  const date = new Date(ms);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

/** @returns a time to the second, as ISO 8601 has it; empty where it is not known */
export function dateOf(ms: number): string {
  return ms >= 1 && ms < YEAR_10000_MS ? new Date(ms).toISOString().replace(/\.\d+/, '') : '';
}
