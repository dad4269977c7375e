import type { Explanation } from 'ttminis-explain';
import { explain } from './core.js';

/** What the package does not name, but is pasted often. */
export interface Foreign {
  readonly kind: 'web-page' | 'axios';
  /** The HTTP status that it names, with its words if it has any; empty where it names none. */
  readonly status: string;
}

/** What consoles print in front of an error that nobody caught; the error itself is behind it. */
const UNCAUGHT = /^\s*Uncaught\s+(?:\(in promise\)\s*)?/;

/** Explains a text, without what a console printed in front of it. */
export function withoutUncaught(text: string): string {
  const bare = text.replace(UNCAUGHT, '');
  const { status } = explain(text);
  return bare !== text && status === 'unrecognized' ? bare : text;
}

/** Tells what a text is that is no error of the platform, or not only; `null` where nothing more is known. */
export function foreignOf(text: string, { status }: Explanation): Foreign | null {
  const start = text.slice(0, 4000);
  if (/^\s*(?:<!doctype html|<html|<head|<body)/i.test(start) && status === 'unrecognized') {
    const heading = /<(title|h1)[^>]*>\s*([^<]*\b[345]\d\d\b[^<]*?)\s*<\/\1>/i.exec(start)?.[2] ?? '';
    return {
      kind: 'web-page',
      status: /\b[345]\d\d\b(?:\s+[A-Z][A-Za-z -]*)?/.exec(heading)?.[0].trim() ?? '',
    };
  }
  if (/\bAxiosError\b|"isAxiosError"/.test(start)) {
    return { kind: 'axios', status: /status(?: code|")?\W{1,3}([1-5]\d\d)\b/.exec(start)?.[1] ?? '' };
  }
  return null;
}
