import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';

/** A failure in the words of what was thrown. */
export function failedWith(error: unknown): EvaluatorFailure {
  return { kind: 'engine-failed', detail: error instanceof Error ? error.message : String(error) };
}
