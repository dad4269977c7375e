import type { Id } from 'ttminis-explain';

/** What people call errors in either language beside the words of the reference; `ad` stands for all errors of ads. */
const topics: readonly (readonly [words: string, rows: readonly (Id | 'ad')[]])[] = [
  ['domain whitelist allowlist trusted host 域名 白名单 可信域名 合法域名 主机名', ['network/21100']],
  ['timeout timed out slow 超时 请求超时 慢', ['network/21103', 'ad.init/20000', 'ad.show/20000']],
  [
    'network offline connection disconnected 网络 断网 网络错误 连接 弱网',
    [
      'network/600003',
      'network/21103',
      'network/10401',
      'network/http-non-2xx',
      'ad.init/20000',
      'ad.show/20000',
      'ad.show/50101',
    ],
  ],
  [
    'user player cancel close closed quit skip reward 用户取消 取消 关闭 跳过 退出 没看完 奖励',
    ['ad.show/30001'],
  ],
  ['user cancel cancelled canceled abort 取消 取消请求 中断 中止', ['network/600003']],
  ['ad ads advertisement placement 广告 广告位 激励视频 插屏', ['ad']],
  [
    'ad limit frequency too often rate quota 频繁 频率 频控 上限 次数 限制',
    ['ad.init/30001', 'ad.show/11004', 'ad.show/11005'],
  ],
  ['inactive disabled status 未启用 状态 停用', ['ad.init/20003']],
  ['client key appid mismatch 不匹配 小游戏 ID', ['ad.init/20002']],
  ['reuse twice again once 重复 复用 两次 只能展示一次', ['ad.show/11003', 'ad.show/11002']],
  [
    'server backend http status 服务器 服务端 后端 状态码 报错',
    [
      'network/http-non-2xx',
      'network/10401',
      'ad.init/50000',
      'ad.init/500',
      'ad.show/50000',
      'ad.show/50102-50107',
    ],
  ],
  [
    'url link address scheme https 网址 链接 地址 协议',
    ['network/600009', 'network/600011', 'network/21100'],
  ],
  [
    'parameter argument invalid type 参数 类型 无效',
    ['network/600005', 'ad.init/11001', 'ad.init/10001', 'ad.show/10001'],
  ],
  [
    'file download path storage size disk 文件 下载 路径 存储 空间 大小 写入',
    [
      'network/21101/destination-path-has-error',
      'network/21101/move-file-failed',
      'network/21102',
      'network/21201',
      'network/100000/file-path-error',
      'network/100000/file-path-not-supported',
      'network/603301',
    ],
  ],
];

/** What else an error is called. */
export function topicsOf(id: Id): string {
  return topics
    .filter(([, rows]) => rows.some((row) => row === id || (row === 'ad' && id.startsWith('ad.'))))
    .map(([words]) => words)
    .join(' ');
}
