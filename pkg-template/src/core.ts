// What the entries share, as one file of the package: whichever entry is imported, a game has one core.
export { packageFor } from './answers.js';
export { describe } from './describe.js';
export { beginCore } from './instance.js';
export { adopt, backendOf, type Entrance, refuse, refused } from './running.js';
export { startTwin } from './twin.js';
