import type { IncomingMessage } from 'node:http';
import { chunksOf } from './httpExchange.ts';

/**
 * Notices when an answer stops in the middle without an end. It watches from the first event on: before, the request may wait
 * in the queue of the server or its prompt may be read, which takes as long as it takes. A sign of life is any byte.
 */
export class SilenceWatch {
  readonly #answer: IncomingMessage;
  readonly #longestMs: number;
  readonly #onSilence: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(answer: IncomingMessage, longestMs: number, onSilence: () => void) {
    this.#answer = answer;
    this.#longestMs = longestMs;
    this.#onSilence = onSilence;
  }

  /** The bytes of the answer. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunksOf(this.#answer)) {
      this.#timer?.refresh();
      yield chunk;
    }
  }

  /** Watches from now on; again for one that watches is nothing new. */
  start(): void {
    this.#timer ??= setTimeout(this.#onSilence, this.#longestMs);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}
