const query = new URLSearchParams(location.search);

export const hosts = ['dom', '2d', 'webgl'] as const;
const themes = ['light', 'dark'] as const;

/** What the address asks for: `?host=webgl&lang=zh&theme=light&fail=21100,30001&open`. */
export const asked = {
  host: hosts.find((host) => host === query.get('host')) ?? '2d',
  isChinese: query.get('lang') === 'zh',
  theme: themes.find((theme) => theme === query.get('theme')),
  failures: query.get('fail')?.split(',') ?? [],
  isOpen: query.has('open'),
};

/** The one of the two texts that is in the language of the page. */
export const text = (english: string, chinese: string) => (asked.isChinese ? chinese : english);

/** The same address, with another host or language. */
export function addressWith(name: 'host' | 'lang', value: string): string {
  const changed = new URLSearchParams(query);
  changed.set(name, value);
  return `?${changed}`;
}
