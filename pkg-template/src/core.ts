// The parts that the entries share, as one file of the package: whichever entry is imported, a game has one core.
export { describe } from './core/describe.js';
export { beginCore, type Core, coreCount } from './core/instance.js';
export { platform } from './core/platform.js';
export { adopt, anyCore, backendOf, type CoreSource, isFullStack, refuse, refused } from './core/running.js';
export { startTwin } from './core/twin.js';
export { TextEncoder as Utf8Encoder } from './core/utf8.js';
export { packageFor } from './explain/package.js';
export { property } from './read/property.js';
export { withoutSecrets } from './redact/redact.js';
export { redactedUrl } from './url/redacted.js';
export { readUrl } from './url/url.js';
export { frozen } from './word/frozen.js';
export { english, packFor, translated } from './word/pack.js';
export { fill } from './word/template.js';
export { clip, detached } from './word/text.js';
