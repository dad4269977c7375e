// What the entries share, as one file of the package: whichever entry is imported, a game has one core.
export { packageFor } from './core/answers.js';
export { describe } from './core/describe.js';
export { frozen } from './core/frozen.js';
export { host } from './core/host.js';
export { beginCore, type Core } from './core/instance.js';
export { adopt, anyCore, backendOf, type Entrance, isFullStack, refuse, refused } from './core/running.js';
export { shortened } from './core/shortened.js';
export { clearTimeline, record, subscribe, timeline } from './core/timeline.js';
export { startTwin } from './core/twin.js';
export { clip, publicUrl } from './core/url.js';
export { TextDecoder as Utf8Decoder, TextEncoder as Utf8Encoder } from './core/utf8.js';
