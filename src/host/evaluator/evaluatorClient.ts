import type { Evaluator, EvaluatorFailure } from '../../core/grading/evaluator.ts';
import type { Result } from '../../core/support/result.ts';
import type { EvaluatorStatus, LoadParams } from '../../protocol/evaluatorProtocol.ts';
import type { ForkEvaluator } from './forkEvaluator.ts';
import type { RetryPolicy } from './retryState.ts';
import type { EvaluatorState } from './state.ts';

/** How an evaluator client works. */
export interface EvaluatorClientOptions {
  /** The evaluator's bundle, `dist/evaluator.mjs`, or its TypeScript entry in tests. */
  readonly entryPath: string;
  /** The model to grade with, asked for before each request; one that takes too long is not waited for when the request is cancelled. */
  readonly model: () => Promise<Result<LoadParams, EvaluatorFailure>>;
  /** The process ends after so many milliseconds without a request. */
  readonly idleMs: () => number;
  /** The longest that one request may run, loading included, in milliseconds. */
  readonly timeoutMs: () => number;
  /** One line of the process's output or of the supervisor. */
  readonly onLog: (line: string) => void;
  readonly fork?: ForkEvaluator;
  readonly retryPolicy?: RetryPolicy;
}

/** The evaluator in its own process; started by the first request, one request at a time. */
export interface EvaluatorClient extends Evaluator {
  readonly state: EvaluatorState;
  /** Frees the model once earlier requests are done, and forgets earlier crashes. */
  unload(): Promise<void>;
  status(): Promise<EvaluatorStatus>;
  onStateChange(listener: (state: EvaluatorState) => void): { dispose(): void };
  /** Cancels all requests and ends the process; resolves when it is gone. */
  dispose(): Promise<void>;
}
