/** How the game draws, and the overlay with it. */
export type Host = 'dom' | '2d' | 'webgl';

const hosts: readonly Host[] = ['dom', '2d', 'webgl'];

/** What the address asks for: `?host=webgl`. */
export function hostOf(address: string): Host {
  const asked = new URL(address).searchParams.get('host');
  return hosts.find((host) => host === asked) ?? 'dom';
}

/** Marks the link of the host in the bar. */
export function markHost(host: Host): void {
  document.querySelector(`.hosts a[href$="host=${host}"]`)?.setAttribute('aria-current', 'page');
}
