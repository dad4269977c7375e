// The colours and sizes of the overlay, for all surfaces. Every text has a contrast of at least 4.5 to 1.
import type { FailureSide } from '../../overlay-types.js';

/** The colours of a theme. Each side has one that can be read on `ground`. */
export type Theme = {
  readonly [name in 'ground' | 'ink' | 'muted' | 'field' | 'line' | 'accent' | FailureSide]: string;
};

export const DARK: Theme = {
  ground: '#15191e',
  ink: '#eef1f4',
  muted: '#aab4bf',
  field: '#2a323b',
  line: '#3d4753',
  accent: '#8fb6ff',
  developer: '#ff8f86',
  uncaught: '#ff8f86',
  unclear: '#d3aaff',
  network: '#79c6f5',
  'tiktok-client': '#f0b64a',
  'tiktok-server': '#f0b64a',
  nobody: '#7ed1a2',
};

export const LIGHT: Theme = {
  ground: '#ffffff',
  ink: '#171c22',
  muted: '#4d5864',
  field: '#e9edf1',
  line: '#cfd6dd',
  accent: '#1a56b8',
  developer: '#c62828',
  uncaught: '#c62828',
  unclear: '#7b3fb5',
  network: '#00629b',
  'tiktok-client': '#8a5a00',
  'tiktok-server': '#8a5a00',
  nobody: '#2f6b4a',
};

/** The text on the badge, whose colour is that of a side in the light theme. */
export const WHITE = '#ffffff';
/** How solid the badge is while it has no news. */
export const IDLE_ALPHA = 0.55;

/** All sizes are in CSS pixels. */
export const TEXT_PX = 14;
export const SMALL_PX = 12;
export const SIGN_PX = 20;
/** The header, and whatever a finger aims at. */
export const TARGET_PX = 44;
export const ROW_PX = 40;
export const CHIP_PX = 28;
export const PADDING_PX = 12;
export const RADIUS_PX = 12;
