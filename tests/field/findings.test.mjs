// @ts-check
// What somebody who tried to break the package has found, by kind, and where each is held: the test that would fail, or the
// sentence of a document that owns it. This test fails where a test or a sentence is gone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { text } from '../support/paths.mjs';
import { printTable } from '../support/report.mjs';

const ADVERSARY = 'tests/field/adversary.test.mjs';
const REDACT = 'tests/history/redact.test.mjs';
const LISTED = 'tests/watch/listed.test.mjs';
const GROUPS = 'tests/history/history.test.mjs';
const SHAPES = 'tests/explain/shapes.test.mjs';
const DIAGNOSIS = 'tests/check/diagnosis.test.mjs';
const WATCH_DOCUMENT = 'docs/watch.md';

/** @type {[what: string, file: string, words: string][]} */
const FINDINGS = [
  [
    'H1 a code that never came in',
    ADVERSARY,
    'the code is the one that came in, also where another one decides',
  ],
  ['H2 a lost sub error code', ADVERSARY, 'a sub error code is in the text and the facts'],
  ['H3 tokens and passwords behind redact', ADVERSARY, 'with redact, no answer has a secret'],
  ['M1 two codes under two names', ADVERSARY, 'two listed codes under two names contradict each other'],
  [
    'M2 a bare 2000x is an ad error',
    ADVERSARY,
    'the codes of sharing, login and payment are not those of ads',
  ],
  [
    'M3 the shape of login is an ad error',
    ADVERSARY,
    'the codes of sharing, login and payment are not those of ads',
  ],
  [
    'M4 a creation that show() tells again',
    LISTED,
    'the failure of a creation that show tells again is one, of the creation',
  ],
  ['M5 ad.load is told to name its call', ADVERSARY, 'a load is never told to name its call'],
  ['M6 a group with two codes', GROUPS, 'each status, code, function and path is a group of its own'],
  ['M7 candidates that the call excludes', ADVERSARY, 'the call excludes the candidates of other calls'],
  ['M8 what to change contradicts the advice', ADVERSARY, 'the advice agrees with itself'],
  ['M9 20000 without a call', ADVERSARY, 'the advice agrees with itself'],
  ['M10 11005 at the next break', ADVERSARY, 'the advice agrees with itself'],
  ['M11 secrets of a URL in sentences', ADVERSARY, 'no sentence shows a secret of a URL, whoever asks'],
  ['M12 secrets in the report', REDACT, 'are left out, and what is shown stays as it is'],
  ['M13 log ids that support needs', REDACT, 'x-tt-logid=20260804123015a1b2c3d4e5f6071829'],
  ['M14 a status beside the error', ADVERSARY, 'a status is the row of statuses, whoever tells it'],
  [
    'L1 arguments that speak against the row',
    DIAGNOSIS,
    'what speaks against an error is said, and makes it no more than likely',
  ],
  ['L2 a code in a text', ADVERSARY, 'what is useful is read'],
  [
    'L3 wrappers that are claimed to be no error',
    SHAPES,
    'what libraries make of an error of the platform still has it',
  ],
  [
    'L4 check: headers, placeholders, other forms',
    DIAGNOSIS,
    'a Referer is found in every case, in a header of any size',
  ],
  [
    'L5 a title of ours in quotes',
    'tests/golden/catalog.md',
    'Ad placement parameters failed validation *(ours)*',
  ],
  ['L6 a fact that is only likely', ADVERSARY, 'what only may be is not stated as a fact'],
  ['L7 zero as a number and as a text', ADVERSARY, 'zero is the same code as a number and as a text'],
  ['L8 huge contexts and messages', ADVERSARY, 'what is huge takes a moment'],
  ['L9 a full stack', 'docs/check.md', 'Near a full stack'],
  ['L9 a full stack', 'docs/platform.md', 'calling `explain` throws like any other call'],
  [
    'L10 Object.prototype has the names',
    ADVERSARY,
    'what a game has put on every object is nothing of the error',
  ],
  ['L10 environments', 'tests/realms/environments.mjs', 'V8 with nothing but ECMAScript'],
  ['L10 Math.random', ADVERSARY, 'a pause is a number above zero'],
  [
    'L11 properties of a host function',
    WATCH_DOCUMENT,
    'What the game adds to a function of the platform later',
  ],
  ['L11 one listener for two', WATCH_DOCUMENT, 'One listener given to two ads, or to two events of an ad'],
  ['L11 the getter of then', WATCH_DOCUMENT, 'The getter of `then` runs twice'],
  ['L11 functions on the prototype', WATCH_DOCUMENT, 'A platform whose functions are on its prototype'],
  ['L11 new.target', WATCH_DOCUMENT, 'has no `new.target`'],
  [
    'L12 "the game did not cancel"',
    LISTED,
    'nobody says that the game did not cancel a call, where it may have',
  ],
  ['L13 the case of a host in the simulator', ADVERSARY, 'the simulator finds a response whatever case'],
  ['L14 a contradiction is repeated', ADVERSARY, 'An error that contradicts itself is not repeated'],
  ['L15 "Network error: ok"', ADVERSARY, 'the word ok in a message makes it no success'],
  ['misses 1, 2: families', 'tests/field/clients.test.mjs', 'network/21103'],
  ['misses 3, 4, 16: statuses', ADVERSARY, 'a status is the row of statuses, whoever tells it'],
  ['misses 5 to 15, 17 to 20: names, wrappers, texts', ADVERSARY, 'what is useful is read'],
];

after(() =>
  printTable([['found', 'held by', 'where'], ...FINDINGS.map(([what, file, words]) => [what, words, file])]),
);

for (const [what, file, words] of FINDINGS) {
  test(`${what} is held by ${file}`, () => {
    // A document may break a sentence into lines.
    assert.ok(text(file).replace(/\s+/g, ' ').includes(words), `"${words}" is gone`);
  });
}
