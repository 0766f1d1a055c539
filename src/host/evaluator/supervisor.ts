import { setTimeout as delay } from 'node:timers/promises';
import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import { connectProcess, type EvaluatorProcess } from './evaluatorProcess.ts';
import { failedWith } from './failedWith.ts';
import type { ForkEvaluator } from './forkEvaluator.ts';
import { afterCrash, decideStart, NO_CRASHES, type RetryPolicy, type RetryState } from './retryState.ts';

const STOP_GRACE_MS = 2000;

/** What the supervisor needs to start processes. */
export interface SupervisorOptions {
  readonly entryPath: string;
  readonly fork: ForkEvaluator;
  readonly policy: RetryPolicy;
  readonly onLog: (line: string) => void;
  /** Told of each new process, before any request. */
  readonly onStarted: (process: EvaluatorProcess) => void;
  /** Told when no process is left. */
  readonly onStopped: () => void;
}

/** Keeps at most one evaluator process: starts it when asked for, again after a crash, and not for ever. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  #process: EvaluatorProcess | null = null;
  #stopping: Promise<unknown> = Promise.resolve();
  #retry: RetryState = NO_CRASHES;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /** The running process, if there is one. */
  get current(): EvaluatorProcess | null {
    return this.#process;
  }

  /** The running process or a new one, after the wait that the last crash calls for. */
  async acquire(signal: AbortSignal): Promise<Result<EvaluatorProcess, EvaluatorFailure>> {
    if (this.#process !== null) return ok(this.#process);
    const decision = decideStart(this.#retry, this.#options.policy, performance.now());
    if (decision.kind === 'give-up') return err({ kind: 'gave-up', restarts: decision.restarts });
    if (decision.waitMs > 0) await delay(decision.waitMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return err({ kind: 'cancelled' });
    try {
      return ok(this.#start());
    } catch (error) {
      // Some errors of the system come before there is a process, others as an event of it.
      this.#retry = afterCrash(this.#retry, performance.now());
      this.#options.onLog(`The evaluator process could not be started: ${String(error)}`);
      return err(failedWith(error));
    }
  }

  /** A request succeeded: earlier crashes no longer count. */
  reset(): void {
    this.#retry = NO_CRASHES;
  }

  /** Ends the process on purpose; resolves when it is gone, whoever asked first. */
  async stop(): Promise<void> {
    if (this.#process !== null) this.#stopping = this.#process.stop(STOP_GRACE_MS);
    this.#process = null;
    await this.#stopping;
  }

  #start(): EvaluatorProcess {
    const { fork, entryPath, onLog, onStarted, onStopped } = this.#options;
    const process = connectProcess(fork(entryPath), onLog);
    this.#process = process;
    onStarted(process);
    void process.exited.then(({ signal, exitCode }) => {
      if (this.#process === process) {
        this.#process = null;
        this.#retry = afterCrash(this.#retry, performance.now());
        onLog(`The evaluator process ended unasked (signal ${String(signal)}, exit code ${String(exitCode)}).`);
      }
      if (this.#process === null) onStopped();
    });
    return process;
  }
}
