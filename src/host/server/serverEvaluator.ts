import type {
  Evaluation,
  EvaluationEvent,
  EvaluationOptions,
  EvaluationRequest,
  EvaluatorFailure,
  EvaluatorIdentity,
  PromptTokenCount,
} from '../../core/grading/evaluator.ts';
import type { Prompt } from '../../core/grading/prompt.ts';
import type { AbortSignalLike } from '../../core/support/abort.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import type { EvaluatorStatus } from '../../protocol/evaluatorProtocol.ts';
import { attempt } from '../evaluator/attempt.ts';
import type { EvaluatorClient } from '../evaluator/evaluatorClient.ts';
import { StateEmitter, type EvaluatorState } from '../evaluator/state.ts';
import { connectServer, type ConnectedServer } from './connectedServer.ts';
import { RequestSlots } from './requestSlots.ts';
import { SERVER_RETRY_POLICY, type ServerRetryPolicy } from './retry.ts';
import type { ServerSettings } from './serverSettings.ts';

/** How a server evaluator works. */
export interface ServerEvaluatorOptions {
  /** Asked before each request, so that a changed setting counts at once; null when no server is chosen. */
  readonly settings: () => Promise<ServerSettings | null>;
  readonly concurrency: () => number;
  /** The longest that one request may run, in milliseconds. */
  readonly timeoutMs: () => number;
  readonly onLog: (line: string) => void;
  readonly retry?: ServerRetryPolicy;
  /** The longest silence within an answer, in milliseconds. Default: five minutes: another slot may have a long prompt read meanwhile. */
  readonly silenceMs?: number;
}

/** What a server said of itself is asked again after so many milliseconds: another model may run there by then. */
const PROFILE_MS = 60_000;

/** An evaluator behind HTTP: several requests at once, nothing of the model in this machine's memory. */
export class ServerEvaluator implements EvaluatorClient {
  readonly #options: ServerEvaluatorOptions;
  readonly #states = new StateEmitter();
  readonly #slots: RequestSlots;
  readonly #disposal = new AbortController();
  #connected: { readonly key: string; readonly server: ConnectedServer; readonly at: number } | null = null;

  constructor(options: ServerEvaluatorOptions) {
    this.#options = options;
    this.#slots = new RequestSlots(options.concurrency);
  }

  get state(): EvaluatorState {
    return this.#states.state;
  }

  onStateChange(listener: (state: EvaluatorState) => void): { dispose(): void } {
    return this.#states.on(listener);
  }

  identify(signal: AbortSignalLike, onEvent?: (event: EvaluationEvent) => void): Promise<Result<EvaluatorIdentity, EvaluatorFailure>> {
    onEvent?.({ kind: 'loading', fraction: 0 });
    // Not in the queue: an answer about the server does not wait behind grades.
    return attempt(this.#limits(signal), async (inner) => {
      const server = await this.#connect(inner);
      return server.ok ? ok(server.value.identity) : server;
    });
  }

  countTokens(prompt: Prompt, signal: AbortSignalLike): Promise<Result<PromptTokenCount, EvaluatorFailure>> {
    return this.#request(signal, (server, inner) => server.countTokens(prompt, inner));
  }

  evaluate(request: EvaluationRequest, { signal, onEvent }: EvaluationOptions): Promise<Result<Evaluation, EvaluatorFailure>> {
    return this.#request(signal, async (server, inner) => {
      const { modelHash, family } = server.identity;
      const { evaluator } = request;
      if (evaluator !== undefined && (evaluator.modelHash !== modelHash || evaluator.family !== family)) return err({ kind: 'evaluator-changed' });
      this.#states.set({ kind: 'evaluating', ...placeOf(server) });
      return server.evaluate(request, { onEvent }, inner);
    });
  }

  /** Forgets what is known of the server; the next request asks again. */
  unload(): Promise<void> {
    this.#connected = null;
    this.#states.set({ kind: 'stopped' });
    return Promise.resolve();
  }

  status(): Promise<EvaluatorStatus> {
    const state = this.#slots.running > 0 ? 'evaluating' : this.#connected === null ? 'empty' : 'ready';
    return Promise.resolve({ state, modelPath: null, residentBytes: 0 });
  }

  dispose(): Promise<void> {
    this.#disposal.abort();
    return Promise.resolve();
  }

  #limits(signal: AbortSignalLike): { readonly signals: readonly AbortSignalLike[]; readonly timeoutMs: number } {
    return { signals: [signal, this.#disposal.signal], timeoutMs: this.#options.timeoutMs() };
  }

  #request<T>(signal: AbortSignalLike, work: (server: ConnectedServer, signal: AbortSignal) => Promise<Result<T, EvaluatorFailure>>): Promise<Result<T, EvaluatorFailure>> {
    return this.#slots.run(signal, async () => {
      const result = await attempt(this.#limits(signal), async (inner) => {
        const server = await this.#connect(inner);
        return server.ok ? work(server.value, inner) : server;
      });
      // What was known may be wrong by now.
      if (!result.ok && result.error.kind.startsWith('server-')) this.#connected = null;
      const last = this.#connected;
      if (this.#slots.running <= 1) this.#states.set(last === null ? { kind: 'stopped' } : { kind: 'ready', ...placeOf(last.server) });
      return result;
    });
  }

  async #connect(signal: AbortSignal): Promise<Result<ConnectedServer, EvaluatorFailure>> {
    const settings = await this.#options.settings();
    if (settings === null) return err({ kind: 'no-model' });
    const key = JSON.stringify(settings);
    const known = this.#connected;
    if (known?.key === key && Date.now() - known.at < PROFILE_MS) return ok(known.server);
    const { retry = SERVER_RETRY_POLICY, silenceMs = 300_000, onLog } = this.#options;
    const connected = await connectServer(settings, { retry, silenceMs, onLog }, signal);
    if (!connected.ok) return connected;
    const { value } = connected;
    const server = known?.key === key && known.server.isLike(value) ? known.server : value;
    this.#connected = { key, server, at: Date.now() };
    return ok(server);
  }
}

function placeOf({ identity, host }: ConnectedServer): { readonly modelName: string; readonly server: string } {
  return { modelName: identity.modelName, server: host };
}
