import type { Overlay } from 'ttminis-explain/overlay';
import { text } from './address.js';
import { fail, game } from './platform.js';

/** A failure that the menu, or the address, causes. */
export interface Failure {
  /** What `?fail=` calls it: its code, where no other failure has the same. */
  readonly key: string;
  readonly label: string;
  /** Makes the call. What it throws is what a game gets. */
  readonly cause: () => unknown;
}

const api = 'https://api.example.com';
const rewardedAd = () => game.createRewardedVideoAd({ adUnitId: 'extra-life' });
const interstitialAd = () => game.createInterstitialAd({ adUnitId: 'between-rounds' });

/** @param overlay - is told of errors that come from no call, as it cannot see them */
export function listFailures(overlay: Overlay): readonly Failure[] {
  const failures: Failure[] = [];
  const add = (key: string, label: string, cause: () => unknown) => failures.push({ key, label, cause });
  const record = (error: unknown) => {
    overlay.record(error);
    throw error;
  };

  add('21100', text('Host is not trusted', '域名不受信任'), () =>
    game.request({ url: 'https://scores.example.net/top?session=s3cret' }),
  );
  add('21103', text('Request takes too long', '请求超时'), () => {
    fail({ id: 'network/21103' });
    return game.request({ url: `${api}/scores`, timeout: 1500 });
  });
  add('500', text('Server error', '服务器出错'), () =>
    game.request({ url: `${api}/save`, method: 'POST', data: { level: 7 } }),
  );
  add('404', text('Not found on the server', '服务器找不到资源'), () =>
    game.request({ url: `${api}/level/99` }),
  );
  add('100000', text('Download to a wrong path', '下载到错误的路径'), () =>
    game.downloadFile({ url: 'https://cdn.example.com/ship.png', filePath: '/skins/ship.png' }),
  );
  add('30001', text('Player closes an ad early', '玩家提前关闭广告'), () => {
    fail({ id: 'ad.show/30001' });
    return rewardedAd().show();
  });
  add('11002', text('Ad shown before it has loaded', '广告未加载就展示'), () => {
    const ad = rewardedAd();
    // Only who listens for the end of loading can tell that it has not come yet.
    ad.onLoad(() => {});
    fail({ id: 'ad.show/11002' });
    return ad.show();
  });
  add('11003', text('Same ad shown twice', '同一广告展示两次'), async () => {
    const ad = rewardedAd();
    await ad.show();
    await ad.show();
  });
  add('11004', text('Interstitial ads too often', '插屏广告过于频繁'), async () => {
    await interstitialAd().show();
    await interstitialAd().show();
  });
  add('bare', text('Code 30001 and nothing else', '只有错误码 30001'), () => record({ errCode: 30001 }));
  add('other', text('Error of the game itself', '游戏自身的错误'), () =>
    record(new SyntaxError('Unexpected token < in JSON at position 0')),
  );
  add('throw', text('Uncaught error', '未捕获的异常'), () =>
    setTimeout(() => {
      throw new TypeError("Cannot read properties of undefined (reading 'level')");
    }),
  );
  add('reject', text('Unhandled rejection', '未处理的 Promise 拒绝'), () => {
    Promise.reject(new Error('The saved game is damaged'));
  });
  return failures;
}
