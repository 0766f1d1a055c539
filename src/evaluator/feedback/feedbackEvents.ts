import type { EvaluationEvent } from '../../core/grading/evaluator.ts';

/** At most about 30 events a second: more cannot be read, and each costs time between two tokens. */
const INTERVAL_MS = 33;

/** Gathers streamed feedback into fewer events; the text of all deltas joins to the text that was pushed. */
export class FeedbackEvents {
  readonly #send: (event: EvaluationEvent) => void;
  readonly #startedAt = performance.now();
  #sentAt = -Infinity;
  #delta = '';
  #tokens = 0;

  constructor(send: (event: EvaluationEvent) => void) {
    this.#send = send;
  }

  /** Takes newly shown text; `tokens` have been generated so far. */
  push(delta: string, tokens: number): void {
    this.#delta += delta;
    this.#tokens = tokens;
    if (performance.now() - this.#sentAt >= INTERVAL_MS) this.flush();
  }

  /** Sends what has gathered. */
  flush(): void {
    if (this.#delta === '') return;
    this.#sentAt = performance.now();
    const seconds = Math.max(this.#sentAt - this.#startedAt, 1) / 1000;
    this.#send({ kind: 'feedback', delta: this.#delta, tokens: this.#tokens, tokensPerSecond: this.#tokens / seconds });
    this.#delta = '';
  }
}
