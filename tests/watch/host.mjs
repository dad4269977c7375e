// @ts-check
// Hosts to watch: stand-ins for `TTMinis.game` that write down what reaches them, in the variants that runtimes come in.

/** @typedef {(...entry: unknown[]) => void} Log */
/** @typedef {Record<string, any>} Any */

/**
 * @typedef {object} Options
 * @property {unknown} [error] - what calls fail with; they succeed if there is none
 * @property {'callback' | 'promise' | 'both' | 'sync' | 'throw' | 'thenable'} [mode] - how calls end; `promise` is so only
 *   where the caller gave no callbacks, as hosts have it
 * @property {boolean} [completes] - whether `complete` is called as well
 * @property {() => unknown} [result] - what calls return instead of a task
 */

export const timeout = () => ({ errCode: 21103, errMsg: 'Request timeout' });

/** What a property is like, without its value. @param {object} object */
export function shape(object) {
  const descriptors = Object.getOwnPropertyDescriptors(object);
  return Reflect.ownKeys(descriptors).map((key) => {
    const descriptor = Reflect.get(descriptors, key);
    const kind = 'value' in descriptor ? typeof descriptor.value : 'accessor';
    return [String(key), kind, descriptor.enumerable, descriptor.configurable, descriptor.writable];
  });
}

const roles = ['success', 'fail', 'complete'];

/**
 * A host. Its functions check their receiver, as those of iOS do.
 *
 * @param {Log} log
 * @param {Options} [options]
 * @returns {Any}
 */
export function createHost(log, { error, mode = 'callback', completes = false, result } = {}) {
  /** What was seen last, and what the receiver has to be. @type {Any} */
  const last = { task: undefined, options: undefined, self: undefined, canvases: 0 };
  /** @type {Any} */
  const host = {
    version: '0.33.0',
    request: call('request'),
    downloadFile: call('downloadFile'),
    /** @this {Any} */
    login() {
      check(this, 'login');
      return 'logged in';
    },
    createCanvas() {
      return { kind: ++last.canvases === 1 ? 'screen' : 'off-screen' };
    },
  };

  /** @param {unknown} receiver @param {string} name */
  function check(receiver, name) {
    if (receiver !== last.self) throw new TypeError(`Illegal invocation of ${name}`);
  }

  /** @param {string} name */
  function call(name) {
    /** @this {any} @param {Any} options @param {unknown[]} more */
    return function (options, ...more) {
      check(this, name);
      log('host', name, typeof options, more);
      if (typeof options === 'object' && options !== null) {
        log('options', shape(options), Object.getPrototypeOf(options) === Object.prototype);
        log('extensible', Object.isExtensible(options));
      }
      last.options = options;
      const given = roles.filter((role) => typeof options?.[role] === 'function');
      const task = { state: 'open', abort: () => abort(task) };
      /** @param {Any} task */
      function abort(task) {
        log('host', 'abort', task === last.task);
        task.state = 'aborted';
        return 'aborted';
      }
      const end = () => {
        const outcome = error ?? { statusCode: 200, errMsg: `${name}:ok` };
        const role = error === undefined ? 'success' : 'fail';
        // As methods: the options are their receiver.
        const returned = options?.[role]?.(outcome, 'more');
        log('callback returned', returned);
        if (completes) options?.complete?.(outcome);
      };
      if (mode === 'throw') throw error;
      if (mode === 'sync') end();
      else if (mode === 'callback' || (mode === 'both' && given.length > 0)) setTimeout(end, 1);
      last.task = task;
      const settles = mode === 'both' || (mode === 'promise' && given.length === 0);
      if (mode === 'promise' && given.length > 0) setTimeout(end, 1);
      if (result) return result();
      if (settles) {
        last.task = new Promise((resolve, reject) => {
          setTimeout(() => (error === undefined ? resolve({ statusCode: 200 }) : reject(error)), 1);
        });
      }
      if (mode === 'thenable') {
        // A `then` of the host's own, with nothing of the language's promises.
        last.task = {
          /** @param {(value: unknown) => void} resolve @param {(reason: unknown) => void} reject */
          // biome-ignore lint/suspicious/noThenProperty: hosts have such objects
          then(resolve, reject) {
            log('then', typeof resolve, typeof reject);
            setTimeout(() => (error === undefined ? resolve?.({}) : reject?.(error)), 1);
          },
        };
      }
      return last.task;
    };
  }

  last.self = host;
  Object.defineProperty(host, 'last', { value: last });
  return host;
}

/**
 * An ad. Its listeners are kept in a list, which is what tells whether `off` found them.
 *
 * @param {Log} log
 * @param {(ad: Any, name: 'load' | 'show') => unknown} [act] - what `load` and `show` do
 * @returns {Any}
 */
export function createAd(log, act = () => Promise.resolve()) {
  /** @type {Record<string, Function[]>} */
  const listeners = { Error: [], Close: [], Load: [] };
  /** @type {Any} */
  const ad = {
    /** @param {string} event @param {unknown[]} details */
    emit(event, ...details) {
      for (const listener of (listeners[event] ?? []).slice()) listener.apply(ad, details);
    },
  };
  for (const name of /** @type {const} */ (['load', 'show'])) {
    /** @this {unknown} */
    ad[name] = function () {
      log('ad', name, this === ad);
      return act(ad, name);
    };
  }
  for (const event of ['Error', 'Close', 'Load']) {
    const list = listeners[event] ?? [];
    /** @this {unknown} @param {any[]} args */
    ad[`on${event}`] = function (...args) {
      const [listener] = args;
      if (this !== ad) throw new TypeError('Illegal invocation');
      if (typeof listener === 'function') list.push(listener);
      log('ad', `on${event}`, typeof listener, list.length, args.length);
    };
    /** @this {unknown} @param {any[]} args */
    ad[`off${event}`] = function (...args) {
      const [listener] = args;
      if (this !== ad) throw new TypeError('Illegal invocation');
      if (args.length === 0) list.length = 0;
      else if (list.includes(listener)) list.splice(list.indexOf(listener), 1);
      log('ad', `off${event}`, typeof listener, list.length);
    };
  }
  return ad;
}
