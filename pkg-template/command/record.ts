// A line of a log that is a JSON object: where its error stands, and which call failed.

import { codes, common, messages, statuses, subCodes, wrappers } from '#data/keys';
import { apiOf } from '../src/read/function.js';

/** A record of a log. */
export type ErrorRecord = Readonly<NonNullable<ReturnType<typeof readRecord>>>;

/** Everything that `explain` looks for in an error. */
const LOOKED_AT = [
  ...new Set([...codes, ...subCodes, ...messages, ...statuses, ...wrappers]),
  ...['error_extra', 'name', 'config', 'type', 'target'],
];
/** Where the records of loggers have the error. */
const PLACES = ['error', 'err'];
/** The names of codes and messages that are the platform's own, as they stand in JSON, and what its messages begin with. */
const OF_PLATFORM = new RegExp(
  `"(?:${[...codes, ...subCodes, ...messages].filter((name) => !common.includes(name)).join('|')})"|:fail\\b`,
);

/** @returns the record that a line is; `undefined` where it is none */
export function readRecord(line: string) {
  const record = parsed(line);
  if (record === undefined) return undefined;
  const inner = PLACES.map((name) => record[name]).find(isWholeError);
  const api = [record.api, record.function].map((name) =>
    typeof name === 'string' ? apiOf(name) : undefined,
  );
  return {
    /** Everything of the record that `explain` looks at, so that equal ones have equal answers. */
    error: lookedAt(inner ?? record),
    /** The call that the record names. */
    api: api[0] ?? api[1],
    /** Whether something in it has a name that only the platform gives. */
    isOfPlatform: OF_PLATFORM.test(line),
  };
}

function parsed(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    // Only an object begins with this character.
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Whether nothing around an error can say more about it. */
function isWholeError(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const { errCode, errMsg } = value as { errCode?: unknown; errMsg?: unknown };
  return typeof errCode === 'number' && typeof errMsg === 'string';
}

function lookedAt(record: Record<string, unknown>): Record<string, unknown> {
  const error: Record<string, unknown> = {};
  for (const name of LOOKED_AT) {
    const value = record[name];
    if (value !== undefined) error[name] = value;
  }
  return error;
}
