// What `watch` and the overlay share about failed calls, as one file of the package: both see the same timeline.
export { clip, publicUrl } from './url/public.js';
export { shortened } from './watch/shortened.js';
export { clearTimeline, record, subscribe, timeline } from './watch/timeline.js';
