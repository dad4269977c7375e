// @ts-check

/**
 * What the id of a row is put behind to get the address of its page.
 *
 * @param {string} [site] - where the site is served, with or without a slash at the end; empty where it is nowhere
 * @returns {string} empty where there is no site, so that answers have no address
 */
export function helpUrlPrefix(site = '') {
  const address = site.trim();
  if (address === '') return '';
  const { protocol, username, password, search, hash, href } = parsed(address);
  // A path that is added behind a query or a fragment would be a part of it.
  if (!/^https?:$/.test(protocol) || username || password || search || hash) throw mistaken(address);
  return `${href.replace(/\/+$/, '')}/e/`;
}

/** @param {string} address */
function parsed(address) {
  if (!URL.canParse(address)) throw mistaken(address);
  return new URL(address);
}

/** @param {string} address */
function mistaken(address) {
  return new Error(`HELP_URL is '${address}', and has to be like https://example.com/explain`);
}
