// @ts-check
// The engines that docs/fleet.md is about, in this process. They read files from the current folder.
import { createRequire } from 'node:module';

/**
 * @typedef {object} Engine
 * @property {string} version
 * @property {(statement: string) => Promise<Row[]>} run - one statement, to its rows
 * @property {() => void} close
 */
/** A row of a result. DuckDB writes large integers as text. @typedef {Record<string, string | number | boolean | null>} Row */

// Not imported, since the types of the tests are checked where these packages are not installed, too.
const load = createRequire(import.meta.url);

/** The engines by the names that docs/fleet.md has for them. @type {Record<string, () => Promise<Engine>>} */
export const engines = {
  async DuckDB() {
    const { DuckDBInstance, version } = load('@duckdb/node-api');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    return {
      version: version(),
      run: async (statement) => (await connection.runAndReadAll(statement)).getRowObjectsJson(),
      close: () => instance.closeSync(),
    };
  },

  async ClickHouse() {
    const { Session } = load('chdb');
    const session = new Session();
    const run = async (/** @type {string} */ statement) => {
      const rows = session.query(statement, 'JSONEachRow').split('\n').filter(Boolean);
      return rows.map((/** @type {string} */ row) => JSON.parse(row));
    };
    const [{ version }] = await run('SELECT version() AS version');
    return { version, run, close: () => session.close() };
  },
};
