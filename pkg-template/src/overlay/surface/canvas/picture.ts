/** A canvas with the overlay on it, and its place on the screen in CSS pixels. */
export interface Picture {
  /** Its width and height are those of the picture in pixels of the drawing buffer, so that no pixel is blurred. */
  readonly canvas: object;
  /** Differs whenever the pixels of the canvas do. */
  readonly version: number;
  /** The part that has to be uploaded; `null` for all. */
  readonly changed: Changed | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether the picture hides all that is below it: then it need not be blended. */
  readonly opaque?: boolean;
}

/** The rows of the canvas, in its own pixels, that differ between the version `since` and this one. */
export interface Changed {
  readonly since: number;
  /** The first row that differs. */
  readonly top: number;
  /** The row after the last that differs. */
  readonly bottom: number;
}
