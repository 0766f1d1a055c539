import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';

/** Names what the engine threw while it worked. */
export function engineFailure(error: unknown): EvaluatorFailure {
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'engine-failed', detail: detail.trim() === '' ? 'no reason given' : detail.trim() };
}
