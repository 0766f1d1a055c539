import type { LlamaContextSequence, Token } from 'node-llama-cpp';

/** Told after each chunk: how many tokens of the prompt are in the context. */
export type FeedListener = (evaluatedTokens: number, reusedTokens: number) => void;

/**
 * Feeds prompts into a sequence and keeps what one prompt shares with the next.
 *
 * The result of a token depends, in its last bits, on the size of the batch it was computed in. So that a grade is the
 * same with a cold and a warm cache, prompts are fed in chunks that begin at multiples of the chunk size, and only
 * whole chunks are used again: every token is computed in the same batch, whatever came before.
 */
export class PromptCache {
  readonly #sequence: LlamaContextSequence;
  readonly #chunkTokens: number;
  /** Leading tokens of the sequence that were computed in whole chunks. */
  #chunked = 0;

  constructor(sequence: LlamaContextSequence, chunkTokens: number) {
    this.#sequence = sequence;
    this.#chunkTokens = chunkTokens;
  }

  /**
   * Brings `tokens` but the last into the context; the last is left for the first decoding step, which needs its logits.
   * Returns the number of reused tokens, or null when cancelled. A chunk that has begun is finished first.
   */
  async feed(tokens: readonly Token[], signal: AbortSignal, onChunk: FeedListener): Promise<number | null> {
    const reused = await this.#keepShared(tokens);
    const end = tokens.length - 1;
    onChunk(reused, reused);
    for (let start = reused; start < end; start += this.#chunkTokens) {
      await nextTurn();
      if (signal.aborted) return null;
      const chunk = tokens.slice(start, Math.min(end, start + this.#chunkTokens));
      await this.#sequence.evaluateWithoutGeneratingNewTokens(chunk);
      if (chunk.length === this.#chunkTokens) this.#chunked = start + chunk.length;
      onChunk(start + chunk.length, reused);
    }
    return reused;
  }

  async #keepShared(tokens: readonly Token[]): Promise<number> {
    const { firstDifferentIndex } = this.#sequence.compareContextTokens([...tokens]);
    const usable = Math.min(firstDifferentIndex, this.#chunked, tokens.length - 1);
    const keep = usable - (usable % this.#chunkTokens);
    // Without shifting: a shifted cache is an approximation.
    await this.#sequence.adaptStateToTokens(tokens.slice(0, keep), false);
    this.#chunked = keep;
    if (this.#sequence.nextTokenIndex === keep) return keep;
    // Some architectures cannot go back to any position.
    await this.#sequence.clearHistory();
    this.#chunked = 0;
    return 0;
  }
}

/** Lets messages in, among them the one that cancels. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
