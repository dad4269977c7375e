import type { Call, CallName } from './source.js';

/** A call that a chip puts into the form; its name has words in each language. */
export interface CallSample {
  readonly name: 'scheme' | 'host' | 'data' | 'path' | 'shown';
  readonly call: Pick<Call, 'name' | 'options' | 'instead'>;
  readonly trustedDomains?: string;
  /** Whether the ad was shown before. */
  readonly shown?: boolean;
}

const api = 'https://api.example.com';

const sample = (name: CallName, ...options: readonly (readonly [string, string])[]) => ({
  name,
  options: options.map(([option, source]) => ({ name: option, source })),
  instead: null,
});

/** Mistakes that are often made. */
export const callSamples: readonly CallSample[] = [
  { name: 'scheme', call: sample('request', ['url', "'api.example.com/score'"]), trustedDomains: api },
  {
    name: 'host',
    call: sample('request', ['url', "'https://cdn.example.net/score'"]),
    trustedDomains: api,
  },
  {
    name: 'data',
    call: sample('request', ['url', `'${api}/score'`], ['method', "'POST'"], ['data', '5']),
    trustedDomains: api,
  },
  {
    name: 'path',
    call: sample('downloadFile', ['url', `'${api}/a.zip'`], ['filePath', "'/tmp/a.zip'"]),
    trustedDomains: api,
  },
  { name: 'shown', call: sample('ad.show', ['adUnitId', "'7301234567890123'"]), shown: true },
];

/** Calls that nothing is wrong with, for whoever wants to see a fault without typing one. */
export const rightCalls: Record<CallName, Call['options']> = {
  request: sample('request', ['url', `'${api}/score'`]).options,
  downloadFile: sample(
    'downloadFile',
    ['url', `'${api}/level.json'`],
    ['filePath', "'ttfile://user/level.json'"],
  ).options,
  'ad.init': sample('ad.init', ['adUnitId', "'7301234567890123'"]).options,
  'ad.show': sample('ad.show', ['adUnitId', "'7301234567890123'"]).options,
};
