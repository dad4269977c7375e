import type { CallProblem } from 'ttminis-explain';

/** What a suggestion changes. */
export type Fix =
  | { readonly kind: 'option'; readonly name: string; readonly text: string }
  /** The address, the list of trusted domains, or both. */
  | {
      readonly kind: 'domain';
      readonly url: string;
      readonly domains: readonly string[];
      /** What of it changes. */
      readonly change: 'addDomain' | 'useBoth' | 'useUrl' | 'useDomains';
    };

/**
 * Tells what to change so that a suggestion is followed; `null` where a problem has none.
 *
 * @param problem - what was found
 * @param args - what the call passes
 * @param domains - the list of trusted domains
 */
export function fixOf(problem: CallProblem, args: unknown, domains: readonly string[]): Fix | null {
  const { argument, suggestion, fails } = problem;
  if (suggestion === null) return null;
  if (argument === 'url' && fails[0]?.id === 'network/21100') return domainFix(suggestion, args, domains);
  return { kind: 'option', name: argument, text: suggestion };
}

/**
 * The suggestion for a host that is not trusted is an entry for the list. What stands for the same host and is spelled
 * in another way, in the list or in the address, takes its spelling; where nothing in the list does, it is added.
 */
function domainFix(suggestion: string, args: unknown, domains: readonly string[]): Fix | null {
  const host = hostOf(suggestion);
  const before = typeof args === 'object' && args !== null && 'url' in args ? args.url : undefined;
  if (host === null || typeof before !== 'string') return null;
  const rest = /^\s*[a-z][a-z\d+.-]*:[/\\]*[^/\\?#]*(.*)$/is.exec(before)?.[1];
  const url = rest === undefined || hostOf(before) !== host ? before : `${suggestion}${rest}`;
  const respelled = domains.map((entry) => (means(entry, host) ? suggestion : entry));
  const isListed = respelled.includes(suggestion);
  const changesUrl = url !== before;
  const changesList = respelled.some((entry, at) => entry !== domains[at]);
  return {
    kind: 'domain',
    url,
    domains: [...new Set(isListed ? respelled : [...respelled, suggestion])],
    change: !isListed
      ? 'addDomain'
      : changesUrl && changesList
        ? 'useBoth'
        : changesUrl
          ? 'useUrl'
          : 'useDomains',
  };
}

function means(entry: string, host: string): boolean {
  const wildcard = /^\s*(?:[a-z]+:\/\/)?\*\.([^/?#:]+)/i.exec(entry)?.[1];
  return wildcard === undefined ? hostOf(entry) === host : host.endsWith(`.${wildcard.toLowerCase()}`);
}

/** The host as browsers spell it, without the dot that may end it; `null` where there is none. */
function hostOf(address: string): string | null {
  try {
    return new URL(/^\s*[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`).hostname.replace(
      /\.$/,
      '',
    );
  } catch {
    return null;
  }
}
