/** A canvas with the picture, and where it lies on the screen, in CSS pixels. */
export interface Picture {
  /**
   * What it is painted on. It comes out pixel for pixel if it is `Math.round(width * ratio)` pixels wide, where
   * `ratio` is the pixels of the drawing buffer per CSS pixel, and the height likewise.
   */
  readonly canvas: object;
  /** Differs when what is on the canvas does. */
  readonly version: number;
  /** What has to be uploaded; `null` for all of it. */
  readonly changed: Changed | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether nothing is to be seen through it: then it need not be blended. */
  readonly opaque?: boolean;
}

/** Which rows of the picture's canvas, in its own pixels, have changed between `since` and `version`. */
export interface Changed {
  /** The version that the other rows are unchanged since. */
  readonly since: number;
  /** The first row that has changed. */
  readonly top: number;
  /** The row after the last that has changed. */
  readonly bottom: number;
}
