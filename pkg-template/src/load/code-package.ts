import {
  adopt,
  backendOf,
  beginCore,
  type Core,
  type CoreSource,
  describe,
  packageFor,
  property,
  refuse,
  refused,
  startTwin,
} from '../core.js';
import type { Backend, InitOptions, MinigamePackage } from '../types.js';

/** The files of the npm package that a game can have in its code package, the smaller one first. */
const FILES = ['ttminis-explain.wasm.br', 'ttminis-explain.wasm'];
/** How long `init` waits, in milliseconds, when it is not told. */
const TIMEOUT_MS = 5000;
/** Timers count in 31 bits. */
const LONGEST_MS = 2147483648;

/** Makes another core of the file that was loaded; none before that, and where the runtime cannot. */
let startLoaded: (() => Core) | undefined;

/** JavaScript, until WebAssembly from the code package takes its place. */
const source: CoreSource = {
  start() {
    if (startLoaded && refused() === undefined) {
      try {
        return startLoaded();
      } catch (failure) {
        refuse(`the stack was full, and TTWebAssembly gives no second core: ${describe(failure)}`);
      }
    }
    return startTwin();
  },
  whyJavaScript: 'init() has not been called, or has not finished',
};

/** A call of `init` that loads. */
interface Attempt {
  readonly path: string | undefined;
  settled: boolean;
  result?: Promise<Backend>;
}
let latest: Attempt | undefined;

/** What an entry for the native runtime exports. */
export function minigamePackage(): MinigamePackage {
  return Object.assign(packageFor(source), { init });
}

function init(path?: string, options?: InitOptions): Promise<Backend> {
  const current = backendOf(source);
  if (current.kind === 'wasm') return Promise.resolve(current);
  if (latest && !latest.settled && latest.path === path && latest.result) return latest.result;
  const attempt: Attempt = { path, settled: false };
  latest = attempt;
  attempt.result = new Promise<Backend>((resolve) => {
    let stopTimer = () => {};
    const settle = () => {
      attempt.settled = true;
      resolve(backendOf(source));
      stopTimer();
    };
    const fail = (failure: unknown) => {
      refuse(describe(failure));
      settle();
    };
    Promise.resolve()
      .then(() => load(path))
      .then((core) => {
        adopt(core);
        settle();
      }, fail);
    // A loader that never answers must not keep the game from starting; if it does answer later, that still counts.
    const given = property(options, 'timeoutMs');
    const timeoutMs = typeof given === 'number' ? given : TIMEOUT_MS;
    stopTimer = startTimer(timeoutMs, () => {
      if (!attempt.settled) fail(`TTWebAssembly has not answered within ${timeoutMs} ms`);
    });
  });
  return attempt.result;
}

/** Starts a timer where there are any, and returns what stops it. Longer times than timers can hold never pass. */
function startTimer(ms: number, callback: () => void): () => void {
  try {
    if (!(ms < LONGEST_MS)) return () => {};
    const timer = setTimeout(callback, ms);
    return () => {
      try {
        clearTimeout(timer);
      } catch {}
    };
  } catch {
    return () => {};
  }
}

/** Tries one place after the other. */
function load(path: string | undefined) {
  const host = findLoader();
  if (!host) throw new Error('there is no TTWebAssembly here');
  const failures: string[] = [];
  const attempt = (places: readonly string[]): ReturnType<typeof loadFrom> => {
    const place = places[0];
    if (place === undefined) throw new Error(`TTWebAssembly could not load the core: ${failures.join('; ')}`);
    return loadFrom(host, place).then(undefined, (failure) => {
      failures.push(`'${place}': ${describe(failure)}`);
      return attempt(places.slice(1));
    });
  };
  return attempt(placesOf(path));
}

function loadFrom(host: PathLoader, place: string) {
  const core = beginCore();
  return Promise.resolve()
    .then(() => host.instantiate(place, core.imports))
    .then((result) => {
      // Standard is `{ module, instance }`; a runtime that compiles the file itself may give the instance alone.
      const { instance = result, module } = result as { instance?: unknown; module?: WebAssembly.Module };
      const how = `TTWebAssembly loaded '${place}'`;
      const finished = core.finish((instance as WebAssembly.Instance).exports, how);
      startLoaded = () => {
        const another = beginCore();
        const Instance = host.Instance || WebAssembly.Instance;
        return another.finish(new Instance(module as WebAssembly.Module, another.imports).exports, how);
      };
      return finished;
    });
}

/** Runtimes differ in where it hangs. */
function findLoader(): PathLoader | undefined {
  const own = typeof TTWebAssembly === 'undefined' ? undefined : TTWebAssembly;
  if (own) return own;
  return typeof GameGlobal === 'undefined' || !GameGlobal ? undefined : GameGlobal.TTWebAssembly;
}

/** Runtimes differ in whether a path begins with a slash. */
function placesOf(path: string | undefined): string[] {
  const files = typeof path === 'string' && path !== '' ? [path] : FILES;
  const places: string[] = [];
  for (const file of files) {
    const bare = file.replace(/^\.?\//, '');
    for (const variant of [file, bare, `/${bare}`]) {
      if (places.indexOf(variant) < 0) places.push(variant);
    }
  }
  return places;
}
