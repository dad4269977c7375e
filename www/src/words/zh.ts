/** The words of the page in Chinese. */
import type { Brief, Words } from './en.js';

const until: Record<string, Brief> = {
  'code-change': ['否', '修复代码之前会一直失败。'],
  'portal-change': ['否', '在开发者后台修正配置之前会一直失败。'],
  'code-or-portal-change': ['否', '修复代码或后台配置之前会一直失败。'],
  'code-or-device-change': ['否', '更换路径或腾出设备空间之前会一直失败。'],
  'limit-lifted': ['稍后', 'TikTok 没有说明何时解除限制。'],
  'player-choice': ['由玩家决定', '不要自动重试。'],
  'game-choice': ['否', '是游戏自己取消了调用。'],
};

const thing = { code: '错误码', message: '消息', api: '调用', args: '参数' } as const;
const numbers = ['零', '一', '两', '三', '四', '五'];

/** Joins words as a Chinese list does. */
function join(words: readonly string[], last: string): string {
  if (words.length < 2) return words.join('');
  const before = words.slice(0, -1).join('、');
  const behind = words.at(-1) ?? '';
  // Latin letters stand apart from Chinese ones.
  return `${before}${/[\w)]$/.test(before) ? ' ' : ''}${last}${/^[\w(]/.test(behind) ? ' ' : ''}${behind}`;
}
const and = (words: readonly string[]) => join(words, '和');
const seconds = (milliseconds: number) => `${milliseconds / 1000} 秒`;

export const zh: Words = {
  name: 'zh',
  and,
  or: (words) => join(words, '或'),
  space: '',
  colon: '：',
  quotes: ['“', '”'],

  page: {
    title: 'ttminis-explain：TikTok 小游戏错误码查询',
    skip: '跳到全部错误码',
    demo: '演示游戏',
    explain: '解释错误',
    check: '检查调用',
    list: '全部错误码',
  },
  parts: '本页内容',
  otherLanguage: 'English',
  foot: {
    count: (errors, revision) => `收录 TikTok 小游戏错误码文档的 ${errors} 个错误，文档版本 ${revision}。`,
    private: '所有解释都在本页完成，粘贴的内容不会上传。',
    reference: 'TikTok 错误码文档',
    docs: '文档（英文）',
  },

  sureness: { exact: '确定', likely: '很可能', guess: '可能' },
  oneOf: (meanings) => `${numbers[meanings] ?? meanings}种可能之一`,
  contradicts: '信息自相矛盾',
  notListed: '文档中没有',
  notPlatform: '不是平台错误',

  restsOn({ by, confidence }) {
    const things = and(by.map((one) => thing[one]));
    if (confidence === 'guess') return '也可能是其他含义。';
    return confidence === 'exact' ? `${things}一致。` : `只有${things}一致。`;
  },

  api: {
    request: 'request',
    downloadFile: 'downloadFile',
    'ad.init': '创建广告',
    'ad.load': '加载广告',
    'ad.show': '展示广告',
  },
  itWas: {
    request: 'request',
    downloadFile: 'downloadFile',
    'ad.init': '创建广告',
    'ad.load': '加载广告',
    'ad.show': '展示广告',
  },
  table: { network: 'request 或 downloadFile', 'ad.init': '创建广告', 'ad.show': '展示广告' },
  tableTitle: { network: 'request 和 downloadFile', 'ad.init': '创建广告', 'ad.show': '展示广告' },

  where: {
    code: null,
    portal: '开发者后台',
    server: '你的服务器',
    device: '设备',
    support: 'TikTok 支持',
  },
  origin: { reference: null, derived: '我们的建议', input: '来自你的文本' },
  ourReading: '我们的理解',

  side: {
    developer: '你这边的问题',
    'tiktok-client': 'TikTok 客户端',
    'tiktok-server': 'TikTok 服务器',
    network: '玩家的网络',
    nobody: '正常情况',
  },
  whoFixes: '谁来解决',
  fixer: {
    developer: ['你', 'TikTok 把责任方列为开发者：你的游戏、服务器或配置。'],
    'tiktok-client': ['不是你', '原因在 TikTok 客户端或它的网络连接。'],
    'tiktok-server': ['不是你', '原因在 TikTok 服务器。'],
    network: ['通常不是你', '原因是网络连接，或服务器太慢。'],
    nobody: ['无需修复', '这是正常情况，处理好即可。'],
  },
  named: {
    developer: 'TikTok 文档列出的责任方是开发者。',
    'tiktok-client': 'TikTok 文档列出的责任方是客户端。',
    'tiktok-server': 'TikTok 文档列出的责任方是服务器。',
  },
  escalation: '仍未解决时',
  escalate: { 'runtime-team': '联系 TikTok 的 Runtime 团队。', support: '联系 TikTok 支持团队。' },

  retry: '是否重试',
  verdict: (side, retry) => `${side} · 重试：${retry}`,
  itDepends: '视情况而定',
  again(retry) {
    switch (retry.kind) {
      case 'never':
        return until[retry.until] ?? ['否', ''];
      case 'backoff':
        return [
          `是，最多 ${retry.delaysMs.length} 次`,
          `每次先随机等待，上限依次为 ${retry.delaysMs.map(seconds).join('、')}。${
            retry.onlyIfIdempotent ? '仅限重复执行也安全的调用：第一次可能已经送达。' : ''
          }`,
        ];
      case 'new-ad-instance':
        return ['是，需新建广告', '新建一个广告实例再展示。'];
      case 'next-break':
        return ['稍后', '等到游戏下一次自然停顿，不要用定时器。'];
      case 'undecided':
        return ['不要自动重试', '不确定重试是否有用。'];
    }
  },
  condition: {
    aborted: ['如果游戏调用了 abort()', '如果没有'],
    'transient-status': ['如果是会自行恢复的状态码，例如 503', '如果不是，例如 404'],
  },

  revision: {
    A: 'TikTok 错误码文档',
    B: 'TikTok 错误码文档（2026 年 8 月 4 日版）',
    C: 'TikTok 旧版 In-App Ads 页面的错误码表',
  },
  from: '来源：',
  end: '。',
  ourTitle: 'TikTok 没有给出标题，此标题由我们拟定。',
  ourSource: 'TikTok 没有说明责任方。',
  alsoSeen: '也可能写作',
  factSource: '来源',
  factSourceOf: (fact) => `“${fact}”的来源`,

  answer: {
    todo: '处理方法',
    instead: '应该粘贴什么',
    facts: '相关信息',
    read: '从文本中读到',
    code: '错误码',
    message: '消息',
    call: '调用',
    neither: '没有错误码，也没有消息',
    chooseCall: '在上方选择失败的调用，即可确定。',
    eachPart: '分开来看，各部分的含义不同：',
    decide: {
      message: '在上方补充错误的消息（errMsg），即可确定。',
      code: '在上方补充错误码（errCode），即可确定。',
    },
    which: '哪个调用失败了？',
    whichHint: '同一个错误码在不同调用中含义可能不同。',
    unsure: '不确定',
    either: (meanings) => (meanings === 2 ? '两种情况都适用' : '各种情况都适用'),
    selfContradiction: '这个错误自相矛盾',
    canMean: (meanings) => `有 ${meanings} 种可能的含义`,
    unlisted: '不在 TikTok 的错误码文档中',
    noMeaning: '文档中没有这个错误',
    nearest: '相近的错误码',
    nearestHint: '只是相近，不是同一个错误。',
    inList: '在全部错误码中查看',
    withoutCall: '不指定调用，重新查询',
    nothing: '没有可解释的内容。',
    spoken: (sureness, what) => `${sureness}：${what}`,
    copy: '复制',
    copyLong: '复制解释文本',
    link: '链接',
    linkLong: '复制此解释的链接',
    copied: '已复制',
    notCopied: '复制失败',
    several: (errors) => `这段文本里有 ${errors} 个错误`,
    line: (number) => `第 ${number} 行`,
    lineLong: (number) => `查看文本第 ${number} 行`,
    lineError: (number, what) => `第 ${number} 行：${what}`,
    further: (errors) => `另有 ${errors} 个错误未显示`,
    asCode: '代码写法',
    inGame: '在游戏中：',
    theAnswer: '返回结果：',
    json: 'JSON 格式的返回结果',
    copyCode: '复制代码',
  },
  problem: {
    contradiction: '信息矛盾',
    'bad-code': '错误码无效',
    'bad-context': '未知的调用',
    'more-errors': '还有其他错误',
  },

  looksLike: {
    unread: '核心无法在此运行',
    nothing: '内容为空',
    success: '这是成功的结果',
    'javascript-error': '这是 JavaScript 错误',
    'library-error': '其中没有平台的错误',
    'dom-exception': '这是浏览器的错误',
    event: '这是一个事件',
    promise: '这是一个 Promise',
    response: '这是 HTTP 响应',
    text: '文本里没有已收录的错误',
    number: '这是其他数字',
    primitive: '这是一个普通的值',
    array: '这是一个数组',
    something: '这是其他内容',
  },
  webPage: {
    title: (status) => (status ? `这是一个网页：HTTP ${status}` : '这是一个网页'),
    meaning: '游戏需要的是数据，但 Web 服务器或代理返回了给人看的网页（HTML）。这不是 TikTok 的错误。',
    steps: [
      '在你的服务器及其前面的代理的日志中查找这次响应。',
      '如果调用也失败了，请粘贴 fail 或 catch 收到的内容。',
    ],
    row: 'TikTok 如何报告这类状态码',
  },
  axios: (status) =>
    status
      ? `这是 axios 的错误，其中的 HTTP 状态码是 ${status}。`
      : '这是 axios 的错误，其中没有平台的错误码。',

  question: {
    title: '解释错误',
    label: '错误',
    placeholder: '粘贴错误或日志',
    hint: '可以是 JSON、日志或错误码。内容只留在本页，不会上传。',
    clear: '清空',
    clearLong: '清空错误',
    examples: '示例',
    try: '试试',
    example: (name) => `示例：${name}`,
    abort: '游戏是否调用了 abort()？',
    yes: '是',
    no: '否',
    dontKnow: '不知道',
    withCall: '结合你填写的调用来解释',
    changeCall: '修改',
    otherCall: '没有使用：这个错误属于另一个调用。',
  },
  sample: { json: 'JSON', code: '30001', line: '日志', status: 'HTTP 404', unlisted: '未收录的错误码' },
  empty: {
    title: '含义、责任方、处理方法',
    what: ['粘贴 TikTok 小游戏调用的错误，即 ', ' 收到的内容。'],
    where: '在手机上查看：把错误打印到日志，再打开 vConsole：',
    code: '代码',
    shared: '只有错误码？直接输入即可。以下错误码有多种含义：',
  },

  list: {
    label: '搜索错误码、标题或关键词',
    placeholder: '30001、超时、域名',
    hits: (shown, all) => (shown === all ? `共 ${all} 个错误` : `${all} 个错误中的 ${shown} 个`),
    none: '没有匹配的错误。请换错误码、消息中的词，或试试这些关键词：',
    broken: '无法显示列表：ttminis-explain 的核心无法在此浏览器中运行。',
    topics: ['超时', '域名', '广告频率', '文件', '网络'],
    copyLink: '复制链接',
    copyLinkTo: (row) => `复制链接：${row}`,
    linkTo: (row) => `链接：${row}`,
  },

  call: {
    title: '检查调用',
    name: '调用',
    names: {
      request: 'request',
      downloadFile: 'downloadFile',
      'ad.init': '创建广告',
      'ad.show': '展示广告',
    },
    code: '你的调用',
    codeHint: '从游戏代码中粘贴，或填写下面的字段。内容不会上传。',
    before: '下面是之前读到的内容。',
    clear: '清空调用',
    examples: '示例调用',
    example: (name) => `示例调用：${name}`,
    adKind: '广告类型',
    rewarded: '激励视频',
    interstitial: '插屏',
    shown: '这个广告展示过吗？',
    isNew: '没有，是新建的',
    wasShown: '展示过',
    loaded: '加载完成了吗？',
    loadedUnknown: '不知道',
    isLoaded: '已加载',
    notLoaded: '还没有',
    domains: '可信域名',
    domainsHint: '每行一个，与后台一致。不填则不检查主机名。',
    size: '文件大小（MB）',
    sizeHint: '如果知道的话。',
    sizeWrong: '请填写兆字节数，例如 12.5。',
    more: '更多参数',
    asCode: '按代码读取',
    subject: { args: '整个调用', ad: '广告', trustedDomains: '可信域名' },
    error: '错误',
    warning: '警告',
    summary(errors, warnings) {
      const parts = [errors > 0 && `${errors} 个错误`, warnings > 0 && `${warnings} 个警告`];
      return and(parts.filter((part) => part !== false)) || '没有发现问题';
    },
    blank: '粘贴一个调用来检查',
    blankLong: '输入时，问题会显示在对应的字段下方，并注明调用会以哪个错误失败。',
    notAllRead: '有些内容无法读取',
    kinds: '“错误”违反了 TikTok 的规则；“警告”是我们的提示，调用仍可能成功。',
    notChecked: (names) => `未检查：${and(names)}。`,
    restIsFine: '其余部分没有发现问题。',
    noPromise: {
      network: '这不代表一定成功：网络或服务器仍可能失败。',
      ad: '这不代表一定成功：广告位或网络仍可能失败。',
    },
    noDomains: '填写可信域名后，也会检查主机名。',
    instead: '改为',
    domain: '可信域名',
    use: '采用',
    useFor: (words, argument) => `${words}：${argument}`,
    addDomain: '加入可信域名',
    useBoth: '两处都改',
    useUrl: '改 url',
    useDomains: '改可信域名',
    fails: '失败时的错误：',
    mayFail: '可能的错误：',
    noRow: '没有对应的已收录错误。',
    rule: 'TikTok 的规则',
    page: 'TikTok 相关文档',
  },
  callSample: {
    scheme: '缺少 https://',
    host: '域名未添加',
    data: 'data 是数字',
    path: '路径不可写',
    shown: '重复展示广告',
  },

  trial: {
    title: '看看失败时的样子',
    intro: '本页的模拟器会执行这个调用，并显示代码收到的内容。不使用网络。',
    fault: '如何失败',
    byItself: '仅在调用有误时',
    more: '错误的格式和接收位置',
    shape: '错误的格式',
    usual: '默认',
    shapes: {
      errCode: '{ errCode, errMsg }',
      errorCode: '{ errorCode, errMsg }',
      errorMsg: '{ errorCode, errorMsg }',
      errNo: '{ errNo, errMsg }',
      error_code: '{ error_code, error_msg }',
      nested: '{ error: { error_code, … } }',
      prefixed: '消息前有“request:fail”',
      'older-wording': 'TikTok 的旧版文案',
      'with-url': '消息后附带 url',
      'sub-error-code': '50000 加 sub_error_code',
      'text-code': '错误码是文本',
      'error-instance': 'Error 对象',
      'no-argument': 'onError 没有参数',
    },
    where: '代码在哪里收到错误',
    places: {
      promise: 'Promise 的 catch',
      callbacks: 'fail 回调',
      load: 'onError 和 load() 的 catch',
      rejection: '仅 catch',
      both: 'onError 和 show() 的 catch',
      event: '仅 onError',
      throw: '包住 show() 的 try … catch',
    },
    make: '执行调用',
    unknown: (names) => `请先填写 ${and(names)} 的值：这里无法得知。`,
    succeeds: '调用成功',
    succeedsLong: '模拟器中没有发现问题。真实的服务器和 TikTok 仍可能拒绝。',
    gets: '代码收到的内容',
    spokenSuccess: '调用在模拟器中成功。',
    spokenFailure: '调用失败。',
    at: (place, isFirst) => [isFirst ? '接收位置：' : '随后：', place],
    whatArrives: (place) => `${place}收到的内容`,
    nothing: '（没有参数）',
    notReached: '广告没能创建，所以没有按所选的方式失败。',
    leftOut: (domains) => `后台不接受这些条目，已从可信域名中去掉：${and(domains)}。`,
    arrivals: {
      success: 'success',
      fail: 'fail',
      fulfilled: 'Promise（成功）',
      rejected: 'Promise（被拒绝）',
      onError: 'onError',
      onClose: 'onClose',
      shown: 'show() 的 Promise（成功）',
      showRejected: 'show() 的 Promise（被拒绝）',
      showThrew: 'show() 外层的 catch',
      loaded: 'load() 的 Promise（成功）',
      loadRejected: 'load() 的 Promise（被拒绝）',
    },
  },

  unreadable: {
    noCall: '没有找到调用，也没有找到 { … }。',
    openOptions: '参数没有结束：缺少逗号或 }。',
    noValue: '这不是一个值。',
    failed: (reason) => `无法得出值：${reason}。`,
    tooDeep: '嵌套太深。',
    endsEarly: '过早结束：缺少值。',
    unknownResult: (name) => `${name} 的结果无法得知：请直接填写值。`,
    variable: (name) => `${name} 是变量，它的值无法得知：请直接填写值。`,
    largeBuffer: '这里不会创建这么大的缓冲区。',
    from: (rest) => `从“${rest}”开始无法读取。`,
    openString: '字符串没有结束。',
    openInsertion: '$'.concat('{ 没有结束。'),
    badEscape: '字符串中有无效的转义。',
  },
  buffer: (bytes) => `${bytes} 字节的 ArrayBuffer`,
};
