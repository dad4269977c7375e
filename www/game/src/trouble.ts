import type { Overlay } from 'ttminis-explain/overlay';
import type { Platform } from './platform.js';

/** Something that goes wrong at the touch of a button. */
export interface Trouble {
  readonly label: string;
  readonly cause: () => void;
}

/** A failure that the game has no use for. */
const ignore = () => {};

const manyFailures = 30;

/**
 * What the menu has beyond the failures that come with playing.
 *
 * @param platform - whose calls fail
 * @param overlay - gets what did not come from a call
 * @param say - tells the player
 */
export function troubles(
  { game, fail, isOnline, setOnline }: Platform,
  overlay: Overlay,
  say: (text: string) => void,
) {
  const request = (url: string) => game.request({ url }).catch(ignore);
  return (): readonly Trouble[] => [
    {
      label: 'Code with two meanings',
      cause: () => overlay.record({ errCode: 30001 }),
    },
    {
      label: 'Unlisted code',
      cause: () => overlay.record({ errCode: 98765 }),
    },
    {
      label: 'Address without https://',
      cause: () => request('api.example.com/config?token=s3cret'),
    },
    {
      label: 'Server answers 503',
      cause: () => {
        fail({ id: 'network/http-non-2xx', status: 503, api: 'request' });
        request('https://api.example.com/config');
      },
    },
    {
      label: 'Switched-off ad',
      cause: () => {
        const ad = game.createRewardedVideoAd({ adUnitId: 'summer-event' });
        ad.load().catch(ignore);
      },
    },
    {
      label: 'Unusual error shape',
      cause: () => {
        fail({ id: 'network/21103', api: 'request', shape: 'nested' });
        request('https://api.example.com/config');
      },
    },
    {
      label: 'Bug in the game',
      cause: () => overlay.record(new TypeError("Cannot read properties of undefined (reading 'level')")),
    },
    {
      label: `${manyFailures} failures at once`,
      cause: () => {
        for (let at = 0; at < manyFailures; at++) {
          fail({ id: at % 3 ? 'network/21103' : 'network/10401', api: 'request' });
          request(`https://api.example.com/level/${at % 5}`);
        }
      },
    },
    {
      label: isOnline() ? 'Network off' : 'Network on',
      cause: () => {
        setOnline(!isOnline());
        say(isOnline() ? 'The network is back' : 'The network is gone');
        if (!isOnline()) request('https://api.example.com/config');
      },
    },
  ];
}
