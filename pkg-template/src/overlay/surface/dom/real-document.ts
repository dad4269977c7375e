import type { Any } from '../../safe-access.js';

/** @returns the document, or nothing where it is a stub: engines bring some in which every call works and nothing happens */
export function realDocument(): Any {
  try {
    const probe: Any = document.createElement('div');
    if (probe.nodeType !== 1) return undefined;
    const root = probe.attachShadow({ mode: 'open' });
    // The page may style every element, and only an important style of our own wins.
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
