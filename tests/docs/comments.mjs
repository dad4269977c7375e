// @ts-check
// What the comments of a document's code say that it prints, or that an expression is.
import { parse, parseExpressionAt } from 'acorn';

/**
 * @typedef {object} Said
 * @property {string[]} output - the lines that are printed
 * @property {{ line: number, start: number, end: number, comment: string }[]} values - of expressions
 */

const syntax = /** @type {const} */ ({
  ecmaVersion: 2022,
  sourceType: 'module',
  allowAwaitOutsideFunction: true,
});

/**
 * Behind a statement that prints, a comment in lines of its own is what is printed, and behind `….text;` it is that text.
 * Behind an expression in its line, a comment that begins like a value is that value: `answer.code; // 30001`.
 *
 * @returns {Said}
 */
export function saidIn(/** @type {string} */ code) {
  /** @type {import('acorn').Comment[]} */
  const comments = [];
  const program = parse(code, { ...syntax, locations: true, onComment: comments });
  const lines = code.split('\n');
  const alone = comments.filter(({ start }) =>
    /^[^\S\n]*$/.test(code.slice(code.lastIndexOf('\n', start - 1) + 1, start)),
  );
  /** @type {Said} */
  const said = { output: [], values: [] };

  for (const statement of program.body) {
    const below = [];
    for (let line = endOf(statement) + 1; ; line++) {
      const comment = alone.find(({ loc }) => loc?.start.line === line);
      if (!comment) break;
      below.push(comment.value.trim());
    }
    if (below.length === 0) continue;
    const source = code.slice(statement.start, statement.end);
    if (source.includes('console.log(')) said.output.push(...below);
    else if (statement.type === 'ExpressionStatement' && source.endsWith('.text;'))
      said.values.push(noted(statement.expression, JSON.stringify(below.join(' '))));
  }
  for (const expression of expressionsIn(program)) {
    const line = endOf(expression);
    const comment = comments.find(({ start, loc }) => loc?.start.line === line && start > expression.end);
    const isLast = /^[;\s]*\/\//.test(code.slice(expression.end, lines.slice(0, line).join('\n').length));
    if (comment && isLast && /^\s*(?:['"{[\d]|true\b|false\b|null\b)/.test(comment.value))
      said.values.push(noted(expression, comment.value.trim()));
  }
  return said;
}

const endOf = (/** @type {import('acorn').Node} */ { loc }) => loc?.end.line ?? 0;
const noted = (/** @type {import('acorn').Node} */ node, /** @type {string} */ comment) => ({
  line: endOf(node),
  start: node.start,
  end: node.end,
  comment,
});

/** The expressions that are statements, at every depth. @returns {Generator<import('acorn').Node>} */
function* expressionsIn(/** @type {unknown} */ node) {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && node.type === 'ExpressionStatement' && 'expression' in node)
    yield/** @type {import('acorn').Node} */ (node.expression);
  for (const child of Object.values(node)) yield* expressionsIn(child);
}

/** The code with its values noted. */
export function withValuesNoted(/** @type {string} */ code, /** @type {Said} */ { values }) {
  let result = code;
  // From the last to the first, so that what is to come stays where it is.
  for (const { start, end, line } of [...values].sort((one, other) => other.start - one.start))
    result = `${result.slice(0, start)}__value(${line}, ${result.slice(start, end)})${result.slice(end)}`;
  return result;
}

/** Whether a text is what was written of it, in which `...` stands for any text, and ends of lines for spaces. */
export function isText(/** @type {string} */ actual, /** @type {string} */ written) {
  const plain = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').trim();
  const pieces = plain(written)
    .split('...')
    .map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${pieces.join('.*')}$`, 's').test(plain(actual));
}

/**
 * Whether a value is what a comment says: `'a' | 'b'` is one of them, a name alone (`{ text }`) any value, and `...]` stands
 * for further elements. What stands behind a colon is a remark.
 */
export function isValue(/** @type {unknown} */ actual, /** @type {string} */ comment) {
  const source = comment.replace(/,? *\.\.\.\]/g, ', __more]').replace(/\[, __more/g, '[__more');
  const written = parseExpressionAt(source, 0, syntax);
  const rest = source.slice(written.end);
  if (rest !== '' && !/^[:,;] /.test(rest)) return false;
  return fits(actual, written);
}

/** @returns {boolean} */
function fits(/** @type {any} */ actual, /** @type {import('acorn').Expression} */ written) {
  switch (written.type) {
    case 'Literal':
      return typeof actual === 'string' ? isText(actual, String(written.value)) : actual === written.value;
    case 'Identifier':
      return actual !== undefined;
    case 'BinaryExpression':
      return (
        written.operator === '|' &&
        (fits(actual, /** @type {any} */ (written.left)) || fits(actual, written.right))
      );
    case 'ArrayExpression': {
      const elements = /** @type {import('acorn').Expression[]} */ (written.elements);
      const last = elements.at(-1);
      const hasMore = last?.type === 'Identifier' && last.name === '__more';
      const named = hasMore ? elements.slice(0, -1) : elements;
      if (!Array.isArray(actual) || actual.length < named.length) return false;
      return (
        (hasMore || actual.length === named.length) && named.every((element, at) => fits(actual[at], element))
      );
    }
    case 'ObjectExpression': {
      const properties = written.properties.filter((property) => property.type === 'Property');
      if (typeof actual !== 'object' || actual === null || Object.keys(actual).length !== properties.length)
        return false;
      return properties.every(({ key, value }) => key.type === 'Identifier' && fits(actual[key.name], value));
    }
    default:
      return false;
  }
}
