// The colours of the overlay. Every text has a contrast of at least 4.5 to 1.
import type { Side } from '../../overlay-types.js';

export const DARK = {
  ground: '#15191e',
  ink: '#eef1f4',
  muted: '#aab4bf',
  field: '#2a323b',
  line: '#333c46',
  accent: '#8fb6ff',
};

/** Only browsers tell that somebody prefers light colours, so the overlay is dark on a canvas. */
export const LIGHT: typeof DARK = {
  ground: '#fff',
  ink: '#171c22',
  muted: '#4d5864',
  field: '#e9edf1',
  line: '#d5dbe1',
  accent: '#1a56b8',
};

/** The text on badges, tags and pressed buttons. */
export const WHITE = '#fff';
export const PRESSED = '#2f5fb3';
const TIKTOK = '#8a5a00';

/** The badge and the tags, by whose fault a failure is; `none` before anything has failed. */
export const FAULT: { readonly [side in Side | 'none']: string } = {
  developer: '#c62828',
  unclear: '#7b3fb5',
  'tiktok-client': TIKTOK,
  'tiktok-server': TIKTOK,
  nobody: '#3d6b52',
  none: '#55606b',
};
