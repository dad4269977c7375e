import type { Api, Explanation } from 'ttminis-explain';
import { copyButton } from './copy.js';
import { entryOf, tableApis } from './core.js';
import { chevron, clip, h } from './dom.js';
import { words } from './language.js';
import type { Asked } from './question.js';

/** More of an answer than this helps nobody, and takes long to lay out. */
const longest = 20_000;

/** An answer is built anew with every letter that is typed; whoever opened this part wants it to stay open. */
let open = false;

/** Shows how a game asks the same, and the answer as the game gets it. */
export function asCode(explanation: Explanation, asked: Asked): HTMLElement {
  const line = callOf(explanation, asked);
  const json = h('pre', { tabindex: 0, role: 'region', 'aria-label': words.answer.json });
  const element = h(
    'details',
    { class: 'as-code', open },
    h('summary', {}, chevron(), words.answer.asCode),
    h(
      'div',
      { class: 'as-code-body' },
      h('p', {}, words.answer.inGame),
      h(
        'div',
        { class: 'as-code-line' },
        h('code', {}, line),
        copyButton(words.answer.copy, () => line, { 'aria-label': words.answer.copyCode }),
      ),
      h('p', {}, words.answer.theAnswer),
      json,
    ),
  );
  const fill = () => {
    open = element.open;
    if (open && json.textContent === '')
      json.textContent = clip(JSON.stringify(explanation, null, 2), longest);
  };
  element.addEventListener('toggle', fill);
  fill();
  return element;
}

/** The line of code that a game would write for this error. */
function callOf(explanation: Explanation, asked: Asked): string {
  if (explanation.status === 'ambiguous' && explanation.decideBy === 'api') {
    const tables = explanation.candidates.flatMap(({ id }) => entryOf(id)?.api ?? []);
    return tables.map((table) => `${line(tableApis[table][0], asked)} // ${words.table[table]}`).join('\n');
  }
  return line(explanation.api ?? asked.api, asked);
}

function line(api: Api | undefined, { aborted, context }: Asked): string {
  const known = [
    api && `api: '${api}'`,
    aborted !== undefined && `aborted: ${aborted}`,
    context?.args !== undefined && 'args',
    context?.trustedDomains && 'trustedDomains',
    words.name !== 'en' && `language: ${words.name}`,
  ].filter(Boolean);
  return known.length > 0 ? `explain(error, { ${known.join(', ')} })` : 'explain(error)';
}
