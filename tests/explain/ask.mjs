// @ts-check
// Asking the built package, with either core, and reading its answers.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import * as main from 'ttminis-explain';

/** @typedef {import('ttminis-explain').Explanation} Explanation */
/** @typedef {import('ttminis-explain').Entry} Entry */
/** @typedef {(error: unknown, context?: unknown, message?: unknown) => Answer} Ask */

/**
 * The package with either core. Its modules and its scripts share none, so that each entry starts the one that it prefers.
 *
 * @type {Record<'wasm' | 'js', typeof main>}
 */
export const cores = { wasm: main, js: createRequire(import.meta.url)('ttminis-explain/js') };

/** The rows of the reference. */
export const entries = main.catalog();

/**
 * Registers a test for each core.
 *
 * @param {string} title
 * @param {(ask: Ask) => void} run
 */
export function testCores(title, run) {
  for (const [kind, { explain, backend }] of Object.entries(cores)) {
    test(`${title} (${kind})`, () => {
      run(
        (error, context, message) =>
          new Answer(
            explain(/** @type {any} */ (error), /** @type {any} */ (message), /** @type {any} */ (context)),
          ),
      );
      assert.equal(backend().kind, kind, backend().reason);
    });
  }
}

/** An answer, read as a game would. */
export class Answer {
  /** @param {any} value - what `explain` returned */
  constructor(value) {
    this.value = value;
  }

  /** @param {string} id */
  isKnownAs(id) {
    return this.value.status === 'known' && this.value.id === id;
  }

  get confidence() {
    return this.value.match?.confidence;
  }

  get isExact() {
    return this.confidence === 'exact';
  }

  /** The pairs that contradict each other, each in alphabetical order: `code-message`. */
  get contradictions() {
    const problems = this.value.problems.filter(
      (/** @type {any} */ problem) => problem.kind === 'contradiction',
    );
    return problems.map((/** @type {any} */ problem) => [...problem.between].sort().join('-'));
  }

  /** @param {string} kind */
  hasProblem(kind) {
    return this.value.problems.some((/** @type {any} */ problem) => problem.kind === kind);
  }

  /** @param {string} name */
  fact(name) {
    return this.value.facts.find((/** @type {any} */ fact) => fact.name === name)?.value;
  }

  /** The answer in one line: `known ad.show/30001`, `ambiguous ad.init/30001 | ad.show/30001 by api`, `unknown`. */
  get verdict() {
    const { status, id, candidates, decideBy, looksLike } = this.value;
    if (status === 'known') return `known ${id}`;
    if (status === 'unrecognized') return `unrecognized ${looksLike}`;
    if (status !== 'ambiguous') return status;
    const ids = candidates.map((/** @type {any} */ candidate) => candidate.id);
    return `ambiguous ${ids.join(' | ')} by ${decideBy ?? 'nothing'}`;
  }
}

/**
 * Asks for each error and compares the verdicts.
 *
 * @param {Ask} ask
 * @param {[error: unknown, context: unknown, verdict: string][]} cases
 */
export function assertVerdicts(ask, cases) {
  const offenders = [];
  for (const [error, context, expected] of cases) {
    const { verdict } = ask(error, context);
    if (verdict !== expected) {
      const asked = `${JSON.stringify(error)} with ${JSON.stringify(context)}`;
      offenders.push(`${asked}\n    expected ${expected}\n    answered ${verdict}`);
    }
  }
  assertNone('answers that are not the expected ones', offenders);
}

/**
 * Fails with a list of the offenders.
 *
 * @param {string} what
 * @param {string[]} offenders
 */
export function assertNone(what, offenders) {
  /** More than anyone reads. */
  const most = 40;
  assert.ok(
    offenders.length === 0,
    `${offenders.length} ${what}:\n  ${offenders.slice(0, most).join('\n  ')}\n`,
  );
}

/** The context that names a call. @param {string} name */
export const api = (name) => ({ api: name });

/** The names of the calls. */
export const APIS = ['request', 'downloadFile', 'ad.init', 'ad.load', 'ad.show'];

/** The calls that a part of the reference is about, and how they are written in front of `:fail`. */
const CALLS = {
  network: { apis: ['request', 'downloadFile'], functions: ['request', 'downloadFile'] },
  'ad.init': { apis: ['ad.init'], functions: ['createRewardedVideoAd', 'createInterstitialAd'] },
  'ad.show': { apis: ['ad.show'], functions: ['show'] },
};

/** The first call that a row is about. @param {Entry} entry */
export const apiOf = (entry) => /** @type {string} */ (CALLS[entry.api].apis[0]);

/** How that call is written in front of `:fail`. @param {Entry} entry */
export const functionOf = (entry) => /** @type {string} */ (CALLS[entry.api].functions[0]);

/** The first number that a row's code stands for. @param {Entry} entry */
export const numberOf = ({ code }) => (code === 'HTTP non-2xx status' ? 401 : Number.parseInt(`${code}`, 10));

/** The platform's own wordings of a row's message: a title of ours is none. @param {Entry} entry */
export const wordingsOf = ({ origin, title, aliases }) =>
  origin.title === 'reference' ? [title, ...aliases] : [...aliases];
