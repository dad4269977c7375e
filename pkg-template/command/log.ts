// Reads a log as it comes, and writes the answers as they are found. No more than a line and a piece are kept.
import type { Explanation } from '../src/types.js';
import type { Answers } from './answers.js';
import { LINE_LIMIT, type Line, LineReader } from './lines.js';
import { PieceReader } from './pieces.js';
import { readRecord } from './record.js';
import type { Output } from './style.js';

/** How long lines may wait for those that may belong to them, where the log is still being written. */
const PATIENCE_MS = 200;

/**
 * @param input - the log
 * @param output - where the answers go
 * @param write - gives the text of an answer
 */
export async function readLog(
  input: AsyncIterable<Uint8Array>,
  output: Output,
  answers: Answers,
  write: (explanation: Explanation, line: number) => string,
) {
  const lines = new LineReader();
  const pieces = new PieceReader();
  let errors = 0;
  /** The first line of which only the beginning was read. */
  let cut: { readonly line: number; readonly limit: number } | undefined;
  /** What is not written yet. */
  let waiting = '';

  const found = (explanation: Explanation, line: number): void => {
    errors++;
    waiting += write(explanation, line);
  };
  const endPiece = (piece = pieces.end()): void => {
    if (piece) for (const explanation of answers.ofText(piece.text)) found(explanation, piece.line);
  };
  const read = (line: Line): void => {
    if (line.isCut) cut ??= { line: line.number, limit: LINE_LIMIT };
    const record = pieces.goesOnWith(line.text) ? undefined : readRecord(line.text);
    if (record === undefined) {
      const before = pieces.read(line);
      if (before) endPiece(before);
      return;
    }
    endPiece();
    const explanation = answers.ofRecord(record);
    if (explanation) found(explanation, line.number);
  };
  const flush = (): boolean => {
    const isTaken = waiting === '' || output.write(waiting);
    waiting = '';
    return isTaken;
  };

  const chunks = input[Symbol.asyncIterator]();
  for (;;) {
    const patience = setTimeout(() => {
      endPiece();
      flush();
    }, PATIENCE_MS);
    const next = await chunks.next();
    clearTimeout(patience);
    for (const line of next.done ? lines.end() : lines.read(next.value)) read(line);
    if (next.done) endPiece();
    if (!flush()) await new Promise((resolve) => output.once('drain', resolve));
    if (next.done) return { lines: lines.count, errors, cut };
  }
}
