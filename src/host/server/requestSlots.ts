import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import type { AbortSignalLike } from '../../core/support/abort.ts';
import { err, type Result } from '../../core/support/result.ts';

/** Runs at most so many requests at once, in the order they came; each can be cancelled while it waits. */
export class RequestSlots {
  readonly #limit: () => number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** `limit` is asked at each start, so that a changed setting counts at once. */
  constructor(limit: () => number) {
    this.#limit = limit;
  }

  /** Requests that run now. */
  get running(): number {
    return this.#running;
  }

  /** Resolves with what `work` returns, or at once with `cancelled` when `signal` aborts before its turn. */
  async run<T>(signal: AbortSignalLike, work: () => Promise<Result<T, EvaluatorFailure>>): Promise<Result<T, EvaluatorFailure>> {
    if (!(await this.#enter(signal))) return err({ kind: 'cancelled' });
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#startNext();
    }
  }

  /** True once there is a slot, which is then taken; false when cancelled before. */
  #enter(signal: AbortSignalLike): Promise<boolean> {
    return new Promise((resolve) => {
      const start = (): void => {
        signal.removeEventListener('abort', leave);
        this.#running += 1;
        resolve(true);
      };
      const leave = (): void => {
        signal.removeEventListener('abort', leave);
        const index = this.#waiting.indexOf(start);
        if (index >= 0) this.#waiting.splice(index, 1);
        resolve(false);
      };
      if (signal.aborted) {
        resolve(false);
        return;
      }
      signal.addEventListener('abort', leave);
      this.#waiting.push(start);
      this.#startNext();
    });
  }

  #startNext(): void {
    while (this.#running < Math.max(1, this.#limit())) {
      const start = this.#waiting.shift();
      if (start === undefined) return;
      start();
    }
  }
}
