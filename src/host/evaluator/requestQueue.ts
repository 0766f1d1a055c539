import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import { err, type Result } from '../../core/support/result.ts';
import type { AbortSignalLike } from '../../core/support/abort.ts';

/** Runs requests one at a time in the order they came; each can be cancelled while it waits, and then never begins. */
export class RequestQueue {
  #last: Promise<unknown> = Promise.resolve();
  #length = 0;

  /** Requests that wait or run. */
  get length(): number {
    return this.#length;
  }

  /** Resolves with what `work` returns, or at once with `cancelled` when `signal` aborts before its turn. */
  run<T>(signal: AbortSignalLike, work: () => Promise<Result<T, EvaluatorFailure>>): Promise<Result<T, EvaluatorFailure>> {
    this.#length += 1;
    let begun = false;
    const turn = this.#last.then(async () => {
      begun = true;
      return signal.aborted ? err<EvaluatorFailure>({ kind: 'cancelled' }) : work();
    });
    const counted = turn.finally(() => {
      this.#length -= 1;
    });
    this.#last = counted.catch(() => undefined);
    return cancelledWhileWaiting(counted, signal, () => begun);
  }
}

function cancelledWhileWaiting<T>(
  turn: Promise<Result<T, EvaluatorFailure>>,
  signal: AbortSignalLike,
  begun: () => boolean,
): Promise<Result<T, EvaluatorFailure>> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      if (!begun()) resolve(err({ kind: 'cancelled' }));
    };
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    turn.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', onAbort);
    });
  });
}
