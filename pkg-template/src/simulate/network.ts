import type { RequestTask } from '../simulate-types.js';
import { lookAt, type Wanted } from './arguments.js';
import type { Failing, Platform } from './platform.js';
import { callAll, read, readFunction } from './read.js';
import { type Answer, MAX_FILE_BYTES, send } from './server.js';

/** `request` and `downloadFile`, and the network that both have. */
export interface Network {
  start(api: 'request' | 'downloadFile', options: unknown): RequestTask;
  /** Ends what is under way, as when the network is gone. */
  interrupt(): void;
  /** Forgets what is under way. */
  reset(): void;
}

/**
 * @param platform - the simulator
 * @returns its network
 */
export function createNetwork(platform: Platform): Network {
  const { clock, settings, options: simulator } = platform;
  let underWay: (() => void)[] = [];
  let files = 0;

  /** What a call succeeds with, or the row and the code that it fails with. */
  const resultOf = (
    api: 'request' | 'downloadFile',
    answer: Answer,
    wanted: Wanted,
    options: unknown,
  ): { result?: object; id?: string; code?: number } => {
    if (answer.kind !== 'response') {
      return { id: answer.kind === 'no-response' ? 'network/10401' : 'network/600003' };
    }
    const { status, header } = answer;
    // An opaque response of a browser has none.
    if (!(status >= 100)) return { id: 'network/10401' };
    if (status < 200 || status >= 300) return { id: 'network/http-non-2xx', code: status };
    if (api === 'request') {
      return { result: { data: dataOf(answer, options), statusCode: status, header, errMsg: 'request:ok' } };
    }
    if (answer.bytes > MAX_FILE_BYTES) return { id: 'network/603301' };
    const place =
      wanted.filePath === null
        ? { tempFilePath: `ttfile://temp/simulated-${++files}` }
        : { filePath: wanted.filePath };
    return { result: Object.assign({ statusCode: status, errMsg: 'downloadFile:ok' }, place) };
  };

  return {
    start(api, options) {
      const call = platform.begin(api, api, read(options, 'url'));
      const receiver = receiverOf(options);
      const timeout = read(options, 'timeout');
      const timeoutMs = typeof timeout === 'number' && timeout > 0 ? timeout : 0;
      let isOver = false;
      let isInterrupted = false;
      const cancels: (() => void)[] = [];
      const cancelAll = () => {
        for (const cancel of cancels) cancel();
      };
      const end = () => {
        if (isOver) return true;
        isOver = true;
        cancelAll();
        const at = underWay.indexOf(interrupt);
        if (at >= 0) underWay.splice(at, 1);
        return false;
      };
      const fail = (id?: string, code?: number) => {
        if (!end()) receiver.fail(call.fail(id, code));
      };
      /** The game, or the loss of the network, ends it: a moment later, as everything that happens. */
      const interrupt = () => {
        if (isOver || isInterrupted) return;
        isInterrupted = true;
        cancelAll();
        cancels.push(clock.after(0, () => fail('network/600003')));
      };
      const task = Object.assign(receiver.task, { abort: interrupt });

      const failLater = (ms: number, id?: string) => {
        if (call.delivery !== 'at-once') {
          cancels.push(clock.after(ms, () => fail(id)));
          return;
        }
        try {
          fail(id);
        } catch (thrown) {
          // By a callback of the game: it is no answer to the call.
          clock.after(0, () => {
            throw thrown;
          });
        }
      };
      const { hit } = call;
      if (hit) {
        failLater(hit.row.id === 'network/21103' && timeoutMs ? timeoutMs : call.latency);
      } else {
        const wanted = lookAt(api, options, {
          trustedHosts: settings.trustedHosts,
          filePathSupported: simulator.filePathSupported !== false,
        });
        if (typeof wanted === 'string') {
          failLater(0, wanted);
        } else if (!platform.online) {
          cancels.push(clock.after(call.latency, () => fail('network/600003')));
        } else {
          const wantsBytes = api === 'downloadFile' || read(options, 'responseType') === 'arraybuffer';
          const { url, method, header, body } = wanted;
          const coming = send(platform, { api, url, method, header, body }, wantsBytes);
          const sentAt = clock.now();
          const { round } = platform;
          // Before the timeout, which is later only if the answer takes longer.
          coming.wait((answer) => {
            if (isOver || isInterrupted || round !== platform.round) return;
            const takes = Math.max(0, call.latency + coming.delayMs - (clock.now() - sentAt));
            const settle = () => {
              if (answer.kind !== 'response') call.record.cause = answer.cause;
              const { result, id, code } = resultOf(api, answer, wanted, options);
              if (!result) {
                fail(id, code);
              } else if (!end()) {
                call.succeed();
                receiver.succeed(result);
              }
            };
            cancels.push(clock.after(takes, settle));
          });
          if (timeoutMs) cancels.push(clock.after(timeoutMs, () => fail('network/21103')));
        }
      }
      if (!isOver) underWay.push(interrupt);
      return task;
    },
    interrupt() {
      for (const interrupt of underWay.slice()) interrupt();
    },
    reset() {
      underWay = [];
      files = 0;
    },
  };
}

/** How the game hears of it: through its callbacks or, if it gave none, a promise. */
function receiverOf(options: unknown) {
  const [success, fail, complete] = ['success', 'fail', 'complete'].map((name) =>
    readFunction(options, name),
  );
  if (success || fail || complete) {
    const tell = (callback: typeof success, value: unknown) =>
      callAll([() => callback?.(value), () => complete?.(value)]);
    return {
      task: {} as object,
      succeed: (result: object) => tell(success, result),
      fail: (failing: Failing) => tell(fail, failing.error()),
    };
  }
  let settle: { resolve(result: object): void; reject(error: unknown): void } | undefined;
  const task = new Promise<object>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return {
    task,
    succeed: (result: object) => settle?.resolve(result),
    fail: (failing: Failing) => settle?.reject(failing.error()),
  };
}

/** The body, as `responseType` and `dataType` say. A text that is no JSON stays a text, as on sibling platforms. */
function dataOf(answer: Answer & { kind: 'response' }, options: unknown): unknown {
  if (read(options, 'responseType') === 'arraybuffer') return answer.buffer();
  const dataType = read(options, 'dataType');
  if (dataType !== undefined && dataType !== 'json') return answer.text();
  if (answer.json !== undefined) return answer.json;
  try {
    return JSON.parse(answer.text());
  } catch {
    return answer.text();
  }
}
