import type { Paint } from './colours.js';

/** How the ship looks. */
export interface Skin {
  readonly name: string;
  readonly paint: Paint;
  /** On the server; nothing for the one that the game has with it. */
  readonly file?: string;
  /** Where it is to be put. */
  readonly path?: string;
}

export const skins: readonly [Skin, ...Skin[]] = [
  { name: 'Classic', paint: { hull: 0x6f8cff, shade: 0x4a5fc7, trim: 0xf4f6ff, flame: 0x7ce7ff } },
  {
    name: 'Comet',
    paint: { hull: 0x7ce7ff, shade: 0x3aa5c4, trim: 0xf4f6ff, flame: 0xffffff },
    file: 'comet.bin',
    // Mistake: files go below ttfile://user.
    path: 'ttfile://usr/comet.bin',
  },
  {
    name: 'Nebula',
    paint: { hull: 0xc77dff, shade: 0x8a3fd1, trim: 0xffe3f1, flame: 0xff8ad8 },
    file: 'nebula.bin',
    // Mistake: the name of a folder is missing between the two slashes.
    path: 'ttfile://user/skins//nebula.bin',
  },
  {
    name: 'Ember',
    paint: { hull: 0xff9f5a, shade: 0xc9603a, trim: 0xfff1d6, flame: 0xffd166 },
    file: 'ember.bin',
  },
];
