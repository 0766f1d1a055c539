import { isDeepStrictEqual } from 'node:util';
import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc/node';
import type { EvaluationEvent, EvaluatorFailure, EvaluatorIdentity } from '../../core/grading/evaluator.ts';
import type { Result } from '../../core/support/result.ts';
import { EvaluationEventNotification, LoadRequest, type LoadParams } from '../../protocol/evaluatorProtocol.ts';
import type { EvaluatorClientOptions } from './evaluatorClient.ts';
import { sendCancellable } from './request.ts';
import { settledUnlessAborted } from './settledUnlessAborted.ts';
import { StateEmitter } from './state.ts';
import { Supervisor } from './supervisor.ts';

/** Sends one request over a connection. */
export type Send<T> = (connection: MessageConnection, token: CancellationToken) => Promise<Result<T, EvaluatorFailure>>;

/** A process with the model in it, ready for requests. */
export interface Ready {
  readonly identity: EvaluatorIdentity;
  /** Sends a request to the process; `crashed` when it dies on it. */
  readonly send: <T>(request: Send<T>) => Promise<Result<T, EvaluatorFailure>>;
}

/** Brings the wanted model into a process, and tells events and states of it. */
export class ModelProcess {
  readonly supervisor: Supervisor;
  readonly states = new StateEmitter();
  readonly #wanted: EvaluatorClientOptions['model'];
  #wantedPath: string | null = null;
  /** How the model in the process was loaded. */
  #loaded: LoadParams | null = null;
  #onEvent: ((event: EvaluationEvent) => void) | null = null;

  constructor(options: Required<EvaluatorClientOptions>) {
    this.#wanted = options.model;
    this.supervisor = new Supervisor({
      entryPath: options.entryPath,
      fork: options.fork,
      policy: options.retryPolicy,
      onLog: options.onLog,
      onStarted: ({ connection }) => {
        connection.onNotification(EvaluationEventNotification, ({ event }) => this.#onEvent?.(event));
      },
      onStopped: () => {
        this.forgetModel();
      },
    });
  }

  /** Events of the process go here; requests run one at a time, so there is one listener. */
  tell(listener: ((event: EvaluationEvent) => void) | null): void {
    this.#onEvent = listener;
  }

  /** No model is loaded any more. */
  forgetModel(): void {
    this.#loaded = null;
    this.states.set({ kind: 'stopped' });
  }

  /** Starts the process and loads the model, where that is not done yet. */
  async prepare(signal: AbortSignal): Promise<Result<Ready, EvaluatorFailure>> {
    const params = await settledUnlessAborted(this.#wanted, signal);
    if (!params.ok) return params;
    const { modelPath } = params.value;
    // Another model: the crashes of the last one say nothing of it.
    if (this.#wantedPath !== modelPath) this.supervisor.reset();
    this.#wantedPath = modelPath;
    if (this.#loaded !== null && needsNewProcess(this.#loaded, params.value)) await this.supervisor.stop();
    const acquired = await this.supervisor.acquire(signal);
    if (!acquired.ok) return acquired;
    const send = <T>(request: Send<T>): Promise<Result<T, EvaluatorFailure>> =>
      sendCancellable(acquired.value, (token) => request(acquired.value.connection, token), signal, () => this.supervisor.stop());

    if (!isDeepStrictEqual(this.#loaded, params.value)) this.states.set({ kind: 'loading', modelName: null });
    const identity = await send((connection, token) => connection.sendRequest(LoadRequest, params.value, token));
    if (!identity.ok) {
      this.forgetModel();
      return identity;
    }
    this.#loaded = params.value;
    this.states.set({ kind: 'ready', modelName: identity.value.modelName });
    return { ok: true, value: { identity: identity.value, send } };
  }
}

/** The engine is opened once in a process, with or without a GPU. */
function needsNewProcess(loaded: LoadParams, wanted: LoadParams): boolean {
  return loaded.gpuFolders !== wanted.gpuFolders || (loaded.gpuLayers === 0) !== (wanted.gpuLayers === 0);
}
