// What `watch` and the overlay share about failed calls, as one file of the package: both see the same timeline.
export { clip, publicUrl } from './failures/public-url.js';
export { shortened } from './failures/shortened.js';
export { beforeReading, clearTimeline, hasWatch, record, subscribe, timeline } from './failures/timeline.js';
