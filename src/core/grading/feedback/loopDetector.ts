const LONGEST_PERIOD = 128;
const REPEATS = 3;
const SHORTEST_LOOP = 48;

/**
 * Notices that a model has begun to repeat itself: the same span of up to 128 tokens at least 3 times in a row, 48
 * tokens in all. Small or badly quantised models fall into such loops and never leave them.
 */
export class LoopDetector {
  readonly #tokens: number[] = [];
  /** For each period, how many of the last tokens equal the one a period before them. */
  readonly #matches = new Array<number>(LONGEST_PERIOD + 1).fill(0);

  /** Takes the next token; true when it completes a loop. */
  push(token: number): boolean {
    const index = this.#tokens.push(token) - 1;
    let looping = false;
    for (let period = 1; period <= Math.min(LONGEST_PERIOD, index); period += 1) {
      const matches = this.#tokens[index - period] === token ? (this.#matches[period] ?? 0) + 1 : 0;
      this.#matches[period] = matches;
      looping ||= matches + period >= Math.max(REPEATS * period, SHORTEST_LOOP);
    }
    return looping;
  }
}
