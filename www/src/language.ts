import type { Language } from 'ttminis-explain';
import { en, type Words } from './words/en.js';

/** The words of the page, in the language that is chosen. */
export let words: Words = en;
/** The sentences of the package in that language; English has none, since it is built in. */
export let pack: Language | undefined;

const KEY = 'ttminis-explain-language';

/** The language to begin with: that of the address, the one chosen before, or the one that the reader likes best. */
export function preferred(): string {
  const asked = new URLSearchParams(location.search).get('lang') ?? remembered();
  const all = asked === null ? navigator.languages : [asked];
  return (
    all.map((name) => name.toLowerCase().split('-')[0]).find((name) => name === 'zh' || name === 'en') ?? 'en'
  );
}

/** Chooses the language. The Chinese one is loaded only for those who read it. */
export async function speak(name: string): Promise<void> {
  if (name !== 'zh') {
    words = en;
    pack = undefined;
    return;
  }
  const [own, sentences] = await Promise.all([import('./words/zh.js'), import('ttminis-explain/zh')]);
  words = own.zh;
  pack = sentences.zh;
}

/** Remembers the choice for the next visit. */
export function remember(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // A browser that keeps nothing asks again.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
