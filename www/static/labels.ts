import type { Guidance, Source, Step, Table } from 'ttminis-explain';

/** What a reader of the pages can choose. */
export type LanguageName = 'en' | 'zh';

/** The labels of the pages. What an error means and what to do about it comes from the package. */
export interface Labels {
  /** As HTML has it. */
  readonly lang: string;
  /** What stands between two sentences. */
  readonly gap: string;
  /** What stands at the end of a sentence. */
  readonly stop: string;
  readonly colon: string;
  /** The link to the same page in the other language, in that language. */
  readonly other: string;
  readonly skip: string;
  readonly parts: string;
  readonly fullPage: string;
  readonly allErrors: string;
  readonly documents: string;
  readonly listIntro: string;
  readonly calls: string;
  readonly side: string;
  readonly retry: string;
  readonly pauses: (seconds: readonly number[]) => string;
  readonly transient: (statuses: readonly number[]) => string;
  readonly subCode: string;
  readonly steps: string;
  readonly where: Readonly<Record<Step['where'], string>>;
  readonly ours: string;
  readonly reading: string;
  readonly oursMeans: string;
  readonly facts: string;
  readonly factSource: string;
  readonly aliases: string;
  readonly related: string;
  readonly open: string;
  readonly openNote: string;
  readonly statedBy: string;
  readonly pages: Readonly<Record<Guidance['revision'], string>>;
  readonly namedSource: Readonly<Record<Source, string>>;
  readonly sourceIsOurs: string;
  readonly titleIsOurs: string;
  readonly previous: string;
  readonly next: string;
  readonly neighbours: string;
  readonly tables: Readonly<Record<Table, string>>;
  /** The title of a page: the row and its call, or the list. */
  readonly pageTitle: (name: string, call?: string) => string;
  readonly foot: (rows: number, revision: string) => string;
}

export const labels: Readonly<Record<LanguageName, Labels>> = {
  en: {
    lang: 'en',
    gap: ' ',
    stop: '.',
    colon: ': ',
    other: '中文',
    skip: 'Skip to the content',
    parts: 'Pages',
    fullPage: 'Explain an error',
    allErrors: 'All errors',
    documents: 'Documents',
    listIntro: 'What each error of a TikTok mini-game call means, whose side it is on, and what to do.',
    calls: 'Calls',
    side: 'Whose side',
    retry: 'Try again?',
    pauses: (seconds) =>
      `Wait a random time of up to ${seconds.map((count) => `${count} s`).join(', then ')}.`,
    transient: (statuses) =>
      `These pass by themselves: ${statuses.join(', ')}. Retry them with exponential backoff if safe to repeat.`,
    subCode: 'It can also come as the sub error code of 50000.',
    steps: 'What to do',
    where: {
      code: 'in the code',
      portal: 'in the portal',
      server: 'on your server',
      device: 'on the device',
      support: 'with TikTok',
    },
    ours: 'our advice',
    reading: 'our reading',
    oursMeans: 'Our advice and our reading are not from TikTok.',
    facts: 'Good to know',
    factSource: 'source',
    aliases: 'Also seen as',
    related: 'Easily confused with',
    open: 'Explain your own error',
    openNote: 'This error is filled in: replace it with yours.',
    statedBy: 'Stated by',
    pages: {
      A: 'TikTok’s error reference',
      B: 'TikTok’s error reference, revision of 4 August 2026',
      C: 'TikTok’s older In-App Ads page',
    },
    namedSource: {
      developer: 'It names the developer as the source.',
      'tiktok-client': 'It names the TikTok client as the source.',
      'tiktok-server': 'It names TikTok’s server as the source.',
    },
    sourceIsOurs: 'It does not say whose error it is: that is our reading.',
    titleIsOurs: 'It has no title for this error: this one is ours.',
    previous: 'Previous',
    next: 'Next',
    neighbours: 'Errors of the same call',
    tables: {
      network: 'request and downloadFile',
      'ad.init': 'Creating an ad',
      'ad.show': 'Showing an ad',
    },
    pageTitle: (name, call) => `${name}${call ? ` (${call})` : ''} · TikTok mini-game errors`,
    foot: (rows, revision) =>
      `${rows} errors of TikTok’s mini-game error reference, newest revision ${revision}. From the npm package`,
  },
  zh: {
    lang: 'zh-CN',
    gap: '',
    stop: '。',
    colon: '：',
    other: 'English',
    skip: '跳到正文',
    parts: '页面',
    fullPage: '解释错误',
    allErrors: '全部错误',
    documents: '文档（英文）',
    listIntro: 'TikTok 小游戏调用的每个错误：含义、责任方和处理方法。',
    calls: '调用',
    side: '责任方',
    retry: '是否重试',
    pauses: (seconds) =>
      `每次重试前随机等待，上限依次为 ${seconds.map((count) => `${count} 秒`).join('、')}。`,
    transient: (statuses) =>
      `以下状态码通常会自行恢复：${statuses.join('、')}。如果该调用可安全重复，按指数退避重试。`,
    subCode: '也可能作为 50000 的子错误码出现。',
    steps: '处理方法',
    where: {
      code: '代码',
      portal: '开发者后台',
      server: '你的服务器',
      device: '设备',
      support: 'TikTok 支持',
    },
    ours: '我们的建议',
    reading: '我们的解读',
    oursMeans: '“我们的建议”和“我们的解读”并非来自 TikTok。',
    facts: '补充信息',
    factSource: '出处',
    aliases: '其他写法',
    related: '容易混淆的错误',
    open: '解释你自己的错误',
    openNote: '已填入这个错误，换成你的即可。',
    statedBy: '出自',
    pages: {
      A: 'TikTok 错误码文档',
      B: 'TikTok 错误码文档（2026 年 8 月 4 日修订版）',
      C: 'TikTok 旧版应用内广告文档',
    },
    namedSource: {
      developer: '文档把责任方列为开发者。',
      'tiktok-client': '文档把责任方列为 TikTok 客户端。',
      'tiktok-server': '文档把责任方列为 TikTok 服务器。',
    },
    sourceIsOurs: '文档没有说明责任方，这里是我们的判断。',
    titleIsOurs: '文档没有给出标题，这里的标题是我们起的。',
    previous: '上一个',
    next: '下一个',
    neighbours: '同一调用的其他错误',
    tables: {
      network: 'request 和 downloadFile',
      'ad.init': '创建广告',
      'ad.show': '展示广告',
    },
    pageTitle: (name, call) => `${name}${call ? `（${call}）` : ''} · TikTok 小游戏错误码`,
    foot: (rows, revision) =>
      `收录 TikTok 小游戏错误码文档中的 ${rows} 个错误，最新修订于 ${revision}。内容来自 npm 包`,
  },
};
