import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import { err, type Result } from '../../core/support/result.ts';
import { failedWith } from './failedWith.ts';

/**
 * What `work` returns, or `cancelled` as soon as `signal` aborts: what reads a file on a network drive that hangs never
 * ends and cannot be stopped, only left alone. What it throws is a failure too.
 */
export async function settledUnlessAborted<T>(work: () => Promise<Result<T, EvaluatorFailure>>, signal: AbortSignal): Promise<Result<T, EvaluatorFailure>> {
  const cancelled = Promise.withResolvers<Result<T, EvaluatorFailure>>();
  const onAbort = (): void => {
    cancelled.resolve(err({ kind: 'cancelled' }));
  };
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([work(), cancelled.promise]);
  } catch (error) {
    return err(failedWith(error));
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
