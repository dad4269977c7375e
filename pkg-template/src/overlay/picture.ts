/** A canvas with the picture, and where it lies on the screen, in CSS pixels. */
export interface Picture {
  readonly canvas: object;
  /** Changes with every change of the picture. */
  readonly version: number;
  /** Which rows have changed; `null` for all of them. */
  readonly changed: Changed | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Which rows of the picture's canvas, in its own pixels, have changed between `since` and the picture's version. */
export interface Changed {
  readonly since: number;
  readonly top: number;
  readonly bottom: number;
}
