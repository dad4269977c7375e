// @ts-check
// A phone that is played by the simulator and by the stand-in for the native runtime, in a realm with nothing else.
import { createSimulator } from 'ttminis-explain/simulate';
import { runtimeScript } from '../overlay/fake-runtime.mjs';
import { createRealm } from '../realms/realm.mjs';

/** @typedef {import('ttminis-explain/simulate').SimulatorOptions} SimulatorOptions */
/** @typedef {import('../overlay/fake-runtime.mjs').Runtime} Runtime */

/**
 * Makes a phone. Its `TTMinis.game` has what the simulator has, and the screen, touches and storage of the runtime.
 *
 * @param {SimulatorOptions} [options]
 * @param {Record<string, unknown>} [asked] - of the runtime
 */
export function createPhone(options = {}, asked = {}) {
  const simulator = createSimulator({ clock: 'manual', fetch: null, ...options });
  const evaluate = createRealm();
  /** @type {string[]} */
  const printed = [];
  /** @type {Runtime} */
  const runtime = evaluate(runtimeScript)(asked);
  runtime.install(evaluate('globalThis'));
  for (const [name, value] of Object.entries(simulator.game)) {
    Object.defineProperty(runtime.game, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: true,
    });
  }
  evaluate(
    '(game, print) => { globalThis.TTMinis = { game }; globalThis.console = { log: print, error: print }; }',
  )(runtime.game, (/** @type {unknown[]} */ ...values) => void printed.push(values.join(' ')));
  /** What the game threw at nobody. @type {string[]} */
  const uncaught = [];
  // As on a phone, the other timers run all the same.
  evaluate(`(tell) => {
    const { setTimeout } = globalThis;
    globalThis.setTimeout = (run, ms) => setTimeout(() => {
      try {
        run();
      } catch (error) {
        tell(String(error));
      }
    }, ms);
  }`)((/** @type {string} */ error) => void uncaught.push(error));
  /** Lets time pass on the platform and in the game. @param {number} ms */
  const advance = async (ms) => {
    for (let left = ms; left >= 0; left -= 100) {
      await simulator.clock.advance(Math.min(left, 100));
      runtime.frame(Math.min(left, 100));
      // The game's own promises.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { simulator, evaluate, runtime, printed, uncaught, advance };
}

/** The rows of ads that a game must never meet, because they tell that it uses an ad twice. */
export const usedTwice = ['ad.show/11003', 'ad.show/11002'];

/** The ids of the failures of a simulator. @param {import('ttminis-explain/simulate').Simulator} simulator */
export const failuresOf = ({ calls }) => calls.flatMap(({ id }) => (id === null ? [] : [id]));
