/** A canvas with the overlay on it, and its place on the screen in CSS pixels. */
export interface Picture {
  /** Its width and height are those of the picture in pixels of the drawing buffer, so that no pixel is blurred. */
  readonly canvas: object;
  /** Differs whenever the pixels of the canvas do. */
  readonly version: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
