/** The colours of the game. Texts and what they stand on reach 4.5 to 1. */
export const colours = {
  skyTop: 0x0b1026,
  skyBottom: 0x251a4d,
  dark: 0x070a18,
  sheet: 0x151b38,
  edge: 0x46508a,
  ink: 0xf4f6ff,
  muted: 0xb4bde0,
  accent: 0xffd166,
  onAccent: 0x1b1300,
  button: 0x2a3263,
  star: 0xffd166,
  comet: 0x7ce7ff,
  heart: 0xff6b8b,
  meteor: 0x8d7a72,
  meteorDark: 0x5d4e49,
  meteorGlow: 0xff7a45,
} as const;

/** The colours of the ship. */
export interface Paint {
  readonly hull: number;
  readonly shade: number;
  readonly trim: number;
  readonly flame: number;
}
