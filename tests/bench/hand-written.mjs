// @ts-check
// What a developer would write by hand: the rows as a table by code, the message compared in lower case, and a new
// object for each answer. It knows nothing of other shapes, of contradictions or of codes that are not listed.
import { catalog } from 'ttminis-explain';

/** @type {Map<number, { title: string, row: import('ttminis-explain').Entry }[]>} */
const table = new Map();
// Parsed, as if they were written in the file: engines copy such objects several times faster.
/** @type {import('ttminis-explain').Entry[]} */
const entries = JSON.parse(JSON.stringify(catalog()));
for (const row of entries) {
  if (typeof row.code !== 'number') continue;
  const rows = table.get(row.code) ?? [];
  rows.push({ title: row.title.toLowerCase(), row });
  table.set(row.code, rows);
}

/**
 * @param {{ errCode: number, errMsg: string }} error
 * @returns {object | undefined}
 */
export function lookUp(error) {
  const rows = table.get(error.errCode);
  if (rows === undefined) return undefined;
  const message = error.errMsg.toLowerCase();
  const colon = message.indexOf(':fail ');
  const text = colon < 0 ? message : message.slice(colon + 6);
  for (const { title, row } of rows) {
    if (text.startsWith(title)) return answer(row, error);
  }
  const [first] = rows;
  if (first && rows.length === 1) return answer(first.row, error);
  return { status: 'ambiguous', candidates: rows.map(({ row }) => row) };
}

/** @type {(row: import('ttminis-explain').Entry, error: { errCode: number, errMsg: string }) => object} */
function answer(row, { errCode, errMsg }) {
  const { title, meaning, source, action, steps, retry, expected, docUrl } = row;
  return { code: errCode, message: errMsg, title, meaning, source, action, steps, retry, expected, docUrl };
}
