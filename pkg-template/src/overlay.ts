import { createOverlayWith } from './overlay/overlay.js';
import type { CreateOverlay } from './overlay-types.js';

export * from './overlay-types.js';

/** Creates the overlay. See {@link CreateOverlay}. */
export const createOverlay: CreateOverlay = createOverlayWith;
