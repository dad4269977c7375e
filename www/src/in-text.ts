import { type Child, h } from './dom.js';
import type { Place } from './locate.js';

/** More of a line than this around what is marked is only in the way. */
const AROUND = 60;
/** An object that is printed on many lines is not shown in full. */
const MOST_LINES = 8;

/**
 * Shows the lines that an error was read from, with what was read marked in them.
 *
 * @param lines - the lines of the text
 * @param place - where the error stands
 */
export function inText(lines: readonly string[], { first, end, parts }: Place): HTMLElement {
  const own = lines.slice(first, Math.min(end, first + MOST_LINES));
  return h(
    'code',
    { class: 'in-text' },
    ...own.flatMap((line, at) => [at > 0 && '\n', ...marked(line, parts)]),
  );
}

/** The id of the line that an error begins in. */
export const lineId = ({ first }: Place): string => `line-${first + 1}`;

function marked(line: string, parts: readonly string[]): readonly Child[] {
  const spans = parts
    .map((part) => [line.indexOf(part), part.length] as const)
    .filter(([start]) => start >= 0)
    .sort(([one], [other]) => one - other);
  const children: Child[] = [];
  let at = 0;
  for (const [start, length] of spans) {
    // A message can have its code in it.
    if (start < at) continue;
    children.push(
      shortened(line.slice(at, start), at > 0, true),
      h('mark', {}, shortened(line.slice(start, start + length), true, true)),
    );
    at = start + length;
  }
  children.push(shortened(line.slice(at), at > 0, false));
  return children;
}

/** Leaves out the middle or the far end of what is long. */
function shortened(text: string, keepsStart: boolean, keepsEnd: boolean): string {
  if (text.length <= AROUND * 2) return text;
  return `${keepsStart || !keepsEnd ? text.slice(0, AROUND) : ''}…${keepsEnd ? text.slice(-AROUND) : ''}`;
}
