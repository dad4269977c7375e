import type { RequestTask, ServerRequest } from '../simulate-types.js';
import { bufferOf, textOf } from './body.js';
import { maxDownloadBytes, temporaryDirectory } from './limits.js';
import { callAll } from './listeners.js';
import type { Call, Platform } from './platform.js';
import { type PreparedRequest, prepareRequest } from './request.js';
import { fetchReply, findCanned, isHttpFailure, type Reply, type Response } from './server.js';
import { read } from './values.js';

/** `request` and `downloadFile`, which share the network of the device. */
export class Network {
  open: NetworkCall[] = [];
  /** Counts the downloads, because each one has a path of its own. */
  files = 0;

  constructor(readonly platform: Platform) {}

  start(api: ServerRequest['api'], options: unknown): RequestTask {
    return new NetworkCall(this, api, options).task;
  }

  /** Ends the open calls, because the device lost its network. */
  interrupt(): void {
    for (const call of this.open.slice()) call.interrupt();
  }
}

class NetworkCall {
  readonly task: RequestTask;
  private isOver = false;
  private isInterrupted = false;
  private readonly cancels: (() => void)[] = [];
  private readonly call: Call;
  private readonly receiver: ReturnType<typeof createReceiver>;
  /** 0 for no timeout, because no default is documented. */
  private readonly timeoutMs: number;

  constructor(
    private readonly network: Network,
    private readonly api: ServerRequest['api'],
    private readonly options: unknown,
  ) {
    this.call = network.platform.begin(api, api, read(options, 'url'));
    this.receiver = createReceiver(options);
    const timeout = read(options, 'timeout');
    this.timeoutMs = typeof timeout === 'number' && timeout > 0 ? timeout : 0;
    this.task = Object.assign(this.receiver.task, { abort: () => this.interrupt() });
    network.open.push(this);
    this.start();
  }

  private start(): void {
    const { call, timeoutMs } = this;
    const { platform } = this.network;
    if (call.injected) {
      const isTimeout = call.injected.row.id === 'network/21103' && timeoutMs > 0;
      this.failAfter(isTimeout ? timeoutMs : call.latencyMs);
      return;
    }
    const prepared = prepareRequest(this.api, this.options, platform.settings);
    if (typeof prepared === 'string') this.failAfter(0, prepared);
    else if (!platform.isOnline) this.after(call.latencyMs, () => this.fail('network/600003'));
    else this.send(prepared);
  }

  /** The game or the loss of the network ends the call, a moment later as all events. */
  interrupt(): void {
    if (this.isOver || this.isInterrupted) return;
    this.isInterrupted = true;
    this.cancelAll();
    this.after(0, () => this.fail('network/600003'));
  }

  private send({ request, filePath }: PreparedRequest): void {
    const { call, timeoutMs } = this;
    const { platform } = this.network;
    const { clock, round } = platform;
    const wantsBytes = this.api === 'downloadFile' || read(this.options, 'responseType') === 'arraybuffer';
    const canned = findCanned(platform.settings.options, request);
    const sentAt = clock.now();
    const receive = (reply: Reply, delayMs = 0) => {
      if (this.isOver || this.isInterrupted || round !== platform.round) return;
      const leftMs = Math.max(0, call.latencyMs + delayMs - (clock.now() - sentAt));
      this.after(leftMs, () => this.settle(reply, filePath));
    };
    // The reply is scheduled before the timeout, so it wins where both are due at once.
    if (canned) receive(canned.reply, canned.delayMs);
    else fetchReply(platform.settings, request, wantsBytes, receive);
    if (timeoutMs) this.after(timeoutMs, () => this.fail('network/21103'));
  }

  private settle(reply: Reply, filePath: string | null): void {
    if (reply.kind !== 'response') {
      this.call.record.cause = reply.cause;
      this.fail(reply.kind === 'no-response' ? 'network/10401' : 'network/600003');
      return;
    }
    const { status, header, bytes } = reply;
    // A browser gives an opaque response no status.
    if (!(status >= 100)) this.fail('network/10401');
    else if (isHttpFailure(status, this.network.platform.settings)) this.fail('network/http-non-2xx', status);
    else if (this.api === 'request') {
      const data = dataOf(reply, this.options);
      this.succeed({ data, statusCode: status, header, errMsg: 'request:ok' });
    } else if (bytes > maxDownloadBytes) this.fail('network/603301');
    else {
      const place =
        filePath === null
          ? { tempFilePath: `${temporaryDirectory}/simulated-${++this.network.files}` }
          : { filePath };
      this.succeed(Object.assign({ statusCode: status, errMsg: 'downloadFile:ok' }, place));
    }
  }

  private succeed(result: object): void {
    if (!this.end()) return;
    this.call.succeed();
    this.receiver.succeed(result);
  }

  private fail(id?: string, code?: number): void {
    if (this.end()) this.receiver.fail(this.call.fail(id, code).error);
  }

  /** Fails after a time, or within the call of the game where the delivery says so. */
  private failAfter(ms: number, id?: string): void {
    if (this.call.delivery !== 'at-once') {
      this.after(ms, () => this.fail(id));
      return;
    }
    try {
      this.fail(id);
    } catch (thrown) {
      // A callback of the game threw. The call of the game has to return all the same.
      this.network.platform.clock.after(0, () => {
        throw thrown;
      });
    }
  }

  /** Returns whether the call was open until now. */
  private end(): boolean {
    if (this.isOver) return false;
    this.isOver = true;
    this.cancelAll();
    this.network.open = this.network.open.filter((other) => other !== this);
    return true;
  }

  private after(ms: number, run: () => void): void {
    this.cancels.push(this.network.platform.clock.after(ms, run));
  }

  private cancelAll(): void {
    for (const cancel of this.cancels) cancel();
  }
}

/** Creates what gives the game the result of a call: a promise where there is no callback. */
function createReceiver(options: unknown) {
  const [success, fail, complete] = ['success', 'fail', 'complete'].map((name) => {
    const callback = read(options, name);
    return typeof callback === 'function' ? (callback as (value: unknown) => void) : undefined;
  });
  if (success || fail || complete) {
    const settle = (callback: typeof success) => (value: unknown) =>
      callAll([() => callback?.(value), () => complete?.(value)]);
    return { task: {}, succeed: settle(success), fail: settle(fail) };
  }
  let ends!: { succeed(result: object): void; fail(error: unknown): void };
  const task = new Promise<object>((succeed, fail) => {
    ends = { succeed, fail };
  });
  return Object.assign({ task }, ends);
}

/** Reads the body as `responseType` and `dataType` say. A text without JSON stays a text, as on sibling platforms. */
function dataOf({ body, json }: Response, options: unknown): unknown {
  if (read(options, 'responseType') === 'arraybuffer') return bufferOf(body);
  const dataType = read(options, 'dataType');
  if (dataType !== undefined && dataType !== 'json') return textOf(body);
  if (json !== undefined) return json;
  try {
    return JSON.parse(textOf(body));
  } catch {
    return textOf(body);
  }
}
