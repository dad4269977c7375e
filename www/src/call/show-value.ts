import { clip } from '../dom.js';
import { words } from '../language.js';
import { quote } from './source.js';

const longest = 4000;

/** Writes a value as code, as a console would. */
export function showValue(value: unknown): string {
  return clip(write(value, ''), longest);
}

function write(value: unknown, indent: string): string {
  if (typeof value === 'string') return quote(value);
  if (value instanceof Error) {
    const own = Object.entries(value).map(([name, one]) => `${name}: ${write(one, indent)}`);
    return `${value.name}: ${value.message}${own.length > 0 ? ` { ${own.join(', ')} }` : ''}`;
  }
  if (value instanceof ArrayBuffer) return words.buffer(value.byteLength);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const parts = Object.entries(value).map(([name, one]) =>
    Array.isArray(value)
      ? write(one, inner)
      : `${/^[\w$]+$/.test(name) ? name : quote(name)}: ${write(one, inner)}`,
  );
  if (parts.length === 0) return open + close;
  const line = `${open} ${parts.join(', ')} ${close}`;
  return line.length <= 60 ? line : `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
}
