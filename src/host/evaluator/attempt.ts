import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import type { AbortSignalLike } from '../../core/support/abort.ts';
import { err, type Result } from '../../core/support/result.ts';

/** A longer timer would fire at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** What ends an attempt early. */
export interface AttemptLimits {
  /** Each cancels it. */
  readonly signals: readonly AbortSignalLike[];
  readonly timeoutMs: number;
}

/** Runs `work` with a signal that any of the limits aborts; out of time is a failure of its own. */
export async function attempt<T>(limits: AttemptLimits, work: (signal: AbortSignal) => Promise<Result<T, EvaluatorFailure>>): Promise<Result<T, EvaluatorFailure>> {
  const controller = new AbortController();
  const outOfTime = { kind: 'out-of-time', seconds: limits.timeoutMs / 1000 } as const;
  const cancel = (): void => {
    controller.abort();
  };
  const timer = setTimeout(() => {
    controller.abort(outOfTime);
  }, Math.min(limits.timeoutMs, LONGEST_TIMER_MS));
  for (const signal of limits.signals) {
    signal.addEventListener('abort', cancel);
    if (signal.aborted) cancel();
  }
  try {
    const result = await work(controller.signal);
    const timedOut = !result.ok && result.error.kind === 'cancelled' && controller.signal.reason === outOfTime;
    return timedOut ? err(outOfTime) : result;
  } finally {
    clearTimeout(timer);
    for (const signal of limits.signals) signal.removeEventListener('abort', cancel);
  }
}
