// @ts-check
// The same game in a browser.
import './platform.js';

// Later than the globals that it reads.
void import('./main.js');
