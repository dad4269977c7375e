import type { WordName, Words } from '../overlay-types.js';

/** Names of the parts of an explanation, of whose fault it is, and of where a step is taken, are those of the core. */
const english: Record<WordName, string> = {
  title: 'Failed calls',
  badge: 'Failed calls, open the list:',
  empty: 'No call has failed so far.',
  filtered: 'No failed call is of this kind.',
  close: 'Close',
  back: 'Back',
  pause: 'Pause',
  resume: 'Resume',
  clear: 'Clear',
  report: 'Report',
  missed: 'Paused. New failures:',
  forgotten: 'Failures no longer in the list:',
  copied: 'The report is on the clipboard.',
  printed: 'The report is in the console. A screenshot of this shows what matters.',
  api: 'Call',
  fault: 'Fault',
  all: 'all',
  minute: '/min',
  developer: 'Developer',
  unclear: 'Unclear',
  'tiktok-client': 'TikTok app',
  'tiktok-server': 'TikTok server',
  nobody: "Nobody's",
  meaning: 'What it means',
  certainty: 'How sure that is',
  argument: 'What is wrong with the call',
  problem: 'What does not add up',
  candidates: 'It can mean',
  steps: 'What to do',
  retry: 'Try again?',
  nearest: 'Similar, but not it',
  message: 'Message',
  call: 'The last call',
  times: 'How often',
  game: 'The game',
  code: 'In your code',
  portal: 'Developer portal',
  server: 'Your server',
  device: 'Device',
  support: 'With TikTok',
  missing: 'not given',
};

const chinese: typeof english = {
  title: '失败的调用',
  badge: '失败的调用，打开列表：',
  empty: '目前没有失败的调用。',
  filtered: '没有符合筛选条件的调用。',
  close: '关闭',
  back: '返回',
  pause: '暂停',
  resume: '继续',
  clear: '清空',
  report: '报告',
  missed: '已暂停。新的失败：',
  forgotten: '已不在列表中的失败：',
  copied: '报告已复制到剪贴板。',
  printed: '报告已输出到控制台，也可以截取此屏幕。',
  api: '调用',
  fault: '责任方',
  all: '全部',
  minute: '/分钟',
  developer: '开发者',
  unclear: '不确定',
  'tiktok-client': 'TikTok 客户端',
  'tiktok-server': 'TikTok 服务器',
  nobody: '正常结果',
  meaning: '含义',
  certainty: '确定程度',
  argument: '调用有什么问题',
  problem: '矛盾之处',
  candidates: '可能的含义',
  steps: '怎么做',
  retry: '要重试吗？',
  nearest: '相似，但不是',
  message: '消息',
  call: '最近一次调用',
  times: '次数',
  game: '游戏',
  code: '在代码中',
  portal: '开发者平台',
  server: '你的服务器',
  device: '设备',
  support: 'TikTok',
  missing: '未提供',
};

/**
 * The words of the interface.
 *
 * @param locale - such as `zh-CN`; what is neither Chinese nor English is English
 * @param own - words to use in their place
 * @returns gives the word with a name, or the name where there is none
 */
export function wordsFor(locale: unknown, own: Words | undefined): (name: string) => string {
  const words = typeof locale === 'string' && /^zh/i.test(locale) ? chinese : english;
  return (name) => {
    try {
      const word = own?.[name as WordName];
      if (typeof word === 'string') return word;
    } catch {
      // Words that do not want to be read.
    }
    return words[name as WordName] || name;
  };
}
