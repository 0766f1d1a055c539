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
import { CountTokensRequest, EvaluateRequest, StatusRequest, UnloadRequest, type EvaluatorStatus } from '../../protocol/evaluatorProtocol.ts';
import { attempt, LONGEST_TIMER_MS } from './attempt.ts';
import type { EvaluatorClient, EvaluatorClientOptions } from './evaluatorClient.ts';
import { ModelProcess, type Ready } from './modelProcess.ts';
import { endAfterGrace } from './request.ts';
import { RequestQueue } from './requestQueue.ts';
import type { EvaluatorState } from './state.ts';

const NOT_RUNNING: EvaluatorStatus = { state: 'empty', modelPath: null, residentBytes: 0 };

/** The evaluator in a process of its own. */
export class ProcessEvaluator implements EvaluatorClient {
  readonly #options: Required<EvaluatorClientOptions>;
  readonly #process: ModelProcess;
  readonly #queue = new RequestQueue();
  readonly #disposal = new AbortController();
  #idleTimer: NodeJS.Timeout | undefined;
  #evaluations = 0;

  constructor(options: Required<EvaluatorClientOptions>) {
    this.#options = options;
    this.#process = new ModelProcess(options);
  }

  get state(): EvaluatorState {
    return this.#process.states.state;
  }

  onStateChange(listener: (state: EvaluatorState) => void): { dispose(): void } {
    return this.#process.states.on(listener);
  }

  identify(signal: AbortSignalLike, onEvent?: (event: EvaluationEvent) => void): Promise<Result<EvaluatorIdentity, EvaluatorFailure>> {
    return this.#request(signal, onEvent ?? null, ({ identity }) => Promise.resolve(ok(identity)));
  }

  countTokens(prompt: Prompt, signal: AbortSignalLike): Promise<Result<PromptTokenCount, EvaluatorFailure>> {
    return this.#request(signal, null, ({ send }) => send((connection, token) => connection.sendRequest(CountTokensRequest, { prompt }, token)));
  }

  evaluate(request: EvaluationRequest, { signal, onEvent }: EvaluationOptions): Promise<Result<Evaluation, EvaluatorFailure>> {
    return this.#request(signal, onEvent, async ({ identity, send }) => {
      if (!isMeantFor(request, identity)) return err({ kind: 'evaluator-changed' });
      this.#evaluations += 1;
      const params = { id: this.#evaluations, request };
      this.#process.states.set({ kind: 'evaluating', modelName: identity.modelName });
      const result = await send((connection, token) => connection.sendRequest(EvaluateRequest, params, token));
      if (this.state.kind === 'evaluating') this.#process.states.set({ kind: 'ready', modelName: identity.modelName });
      // Loading alone proves nothing: a model may load well and crash on each prompt.
      if (result.ok) this.#process.supervisor.reset();
      // The process gave the model up.
      if (!result.ok && result.error.kind === 'engine-failed') this.#process.forgetModel();
      return result;
    });
  }

  async unload(): Promise<void> {
    await this.#queue.run(this.#disposal.signal, async () => {
      const { supervisor } = this.#process;
      supervisor.reset();
      const answered = new AbortController();
      void endAfterGrace(answered.signal, () => supervisor.stop());
      // A process that dies on this has freed its memory too.
      await supervisor.current?.connection.sendRequest(UnloadRequest).catch(() => undefined);
      answered.abort();
      this.#process.forgetModel();
      return ok(undefined);
    });
  }

  async status(): Promise<EvaluatorStatus> {
    const answer = this.#process.supervisor.current?.connection.sendRequest(StatusRequest).catch(() => NOT_RUNNING);
    return answer ?? NOT_RUNNING;
  }

  async dispose(): Promise<void> {
    clearTimeout(this.#idleTimer);
    this.#disposal.abort();
    await this.#process.supervisor.stop();
  }

  /** Waits for its turn, brings the model up, and runs `work`, within the time limit. */
  async #request<T>(
    signal: AbortSignalLike,
    onEvent: ((event: EvaluationEvent) => void) | null,
    work: (ready: Ready) => Promise<Result<T, EvaluatorFailure>>,
  ): Promise<Result<T, EvaluatorFailure>> {
    clearTimeout(this.#idleTimer);
    const limits = { signals: [signal, this.#disposal.signal], timeoutMs: this.#options.timeoutMs() };
    try {
      return await this.#queue.run(signal, () => attempt(limits, (inner) => this.#prepareAnd(inner, onEvent, work)));
    } finally {
      this.#startIdleTimer();
    }
  }

  async #prepareAnd<T>(
    signal: AbortSignal,
    onEvent: ((event: EvaluationEvent) => void) | null,
    work: (ready: Ready) => Promise<Result<T, EvaluatorFailure>>,
  ): Promise<Result<T, EvaluatorFailure>> {
    if (signal.aborted) return err({ kind: 'cancelled' });
    this.#process.tell(onEvent);
    try {
      const ready = await this.#process.prepare(signal);
      return ready.ok ? await work(ready.value) : ready;
    } finally {
      this.#process.tell(null);
    }
  }

  #startIdleTimer(): void {
    if (this.#queue.length > 0 || this.#disposal.signal.aborted) return;
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => {
      if (this.#queue.length === 0) void this.#process.supervisor.stop();
    }, Math.min(this.#options.idleMs(), LONGEST_TIMER_MS));
    // A command line does not wait for this.
    this.#idleTimer.unref();
  }
}

function isMeantFor({ evaluator }: EvaluationRequest, { modelHash, family, engine }: EvaluatorIdentity): boolean {
  if (evaluator === undefined) return true;
  return evaluator.modelHash === modelHash && evaluator.family === family && (evaluator.engine ?? engine) === engine;
}
