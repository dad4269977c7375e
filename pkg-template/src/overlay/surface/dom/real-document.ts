import type { Any } from '../../safe-access.js';

/**
 * The document, if it is a real one. Engines bring some in which everything can be called and nothing happens.
 *
 * @returns it, or nothing
 */
export function realDocument(): Any {
  try {
    const probe: Any = document.createElement('div');
    if (probe.nodeType !== 1) return undefined;
    const root = probe.attachShadow({ mode: 'open' });
    // Whatever the styles of the page make of other elements.
    probe.style.cssText =
      'all:initial!important;display:block!important;position:fixed!important;width:7px!important;visibility:hidden!important';
    const parent = document.documentElement;
    parent.appendChild(probe);
    const isReal =
      probe.isConnected === true &&
      root.host === probe &&
      probe.getRootNode() === document &&
      probe.offsetWidth === 7;
    parent.removeChild(probe);
    return isReal ? document : undefined;
  } catch {
    return undefined;
  }
}
