// @ts-check
// What a developer would write by hand: the rows as a table by code, the message compared in lower case, and a new
// object for each answer. It knows nothing of other shapes, of contradictions or of codes that are not listed.
import { catalog } from 'ttminis-explain';

/** @type {Map<number, { title: string, row: import('ttminis-explain').Entry }[]>} */
const table = new Map();
for (const row of catalog()) {
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
    if (text.startsWith(title)) return { ...row, status: 'known', code: error.errCode, message: error.errMsg };
  }
  const [first] = rows;
  return first && rows.length === 1
    ? { ...first.row, status: 'known', code: error.errCode, message: error.errMsg }
    : { status: 'ambiguous', candidates: rows.map(({ row }) => row) };
}
