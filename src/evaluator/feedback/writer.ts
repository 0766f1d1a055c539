import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { parseScore } from '../../core/grading/parseScore.ts';
import { RESULT_MARKER } from '../../core/grading/resultMarker.ts';
import type { Sampler } from '../../core/grading/sampler.ts';
import { TextStream } from '../tokens/textStream.ts';
import type { FeedbackEvents } from './feedbackEvents.ts';
import { LoopDetector } from '../../core/grading/feedback/loopDetector.ts';
import { findMarker, shownLength } from '../../core/grading/feedback/marker.ts';

/** Why the writing paused: a marker, the end of the turn or a loop, the token limit, or a cancellation. */
export type Pause = 'marker' | 'stopped' | 'limit' | 'cancelled';

/** Lets the model write, token by token, and keeps what it wrote. */
export class FeedbackWriter {
  readonly #sequence: LlamaContextSequence;
  readonly #prompt: readonly Token[];
  readonly #events: FeedbackEvents;
  readonly #stream: TextStream;
  readonly #loops = new LoopDetector();
  readonly #written: Token[] = [];
  #shown = 0;
  #searchFrom = 0;
  #marker = -1;
  #lengthBeforeLast = 0;
  #writingMs = 0;

  constructor(sequence: LlamaContextSequence, prompt: readonly Token[], events: FeedbackEvents) {
    this.#sequence = sequence;
    this.#prompt = prompt;
    this.#events = events;
    this.#stream = new TextStream(sequence.model, prompt);
  }

  get tokenCount(): number {
    return this.#written.length;
  }

  /** Time spent writing, in milliseconds; without the reading of scores between. */
  get writingMs(): number {
    return this.#writingMs;
  }

  /** The feedback: what stands before the marker, else all that was written. */
  get feedback(): string {
    return this.#marker < 0 ? this.#stream.text : this.#stream.text.slice(0, this.#marker);
  }

  /** The prompt and what was written, of which the context holds the first `sequence.nextTokenIndex`. */
  get tokens(): Token[] {
    return [...this.#prompt, ...this.#written];
  }

  /**
   * The tokens up to and with the marker, and what the last of them wrote after it, such as `:`. A token that holds
   * the beginning of the score too is split, so that the score can be read.
   */
  get markerReached(): { readonly tokens: Token[]; readonly after: string } {
    const { text } = this.#stream;
    const end = this.#marker + RESULT_MARKER.length;
    const after = text.slice(end);
    if (parseScore(after).kind === 'words') return { tokens: this.tokens, after };
    const part = this.#sequence.model.tokenize(text.slice(this.#lengthBeforeLast, end), false, 'trimLeadingSpace');
    return { tokens: [...this.tokens.slice(0, -1), ...part], after: '' };
  }

  /** Writes until a pause; at most `limit` tokens in all. */
  async write(sampler: Sampler, limit: number, signal: AbortSignal): Promise<Pause> {
    const startedAt = performance.now();
    const pause = await this.#writeOn(sampler, limit, signal);
    this.#writingMs += performance.now() - startedAt;
    if (pause === 'stopped' || pause === 'limit') this.#show(this.#stream.text.length);
    // Before the score is read, so that it does not count in the speed.
    this.#events.flush();
    return pause;
  }

  /** The marker found was not meant as one: what was written is feedback, and the model writes on from there. */
  async passMarker(): Promise<void> {
    this.#searchFrom = this.#marker + RESULT_MARKER.length;
    this.#marker = -1;
    this.#show(shownLength(this.#stream.text));
    await this.#sequence.adaptStateToTokens(this.tokens.slice(0, -1), false);
  }

  async #writeOn(sampler: Sampler, limit: number, signal: AbortSignal): Promise<Pause> {
    if (this.#written.length >= limit) return 'limit';
    const pending = this.tokens.slice(this.#sequence.nextTokenIndex);
    for await (const token of this.#sequence.evaluate(pending, samplingOptions(sampler))) {
      if (signal.aborted) return 'cancelled';
      const pause = this.#take(token, limit);
      if (pause !== null) return pause;
    }
    return 'stopped';
  }

  #take(token: Token, limit: number): Pause | null {
    this.#lengthBeforeLast = this.#stream.text.length;
    this.#written.push(token);
    this.#stream.push(token);
    const { text } = this.#stream;
    this.#marker = findMarker(text, this.#searchFrom);
    this.#show(this.#marker < 0 ? shownLength(text) : this.#marker);
    if (this.#marker >= 0) return 'marker';
    if (this.#loops.push(token)) return 'stopped';
    return this.#written.length >= limit ? 'limit' : null;
  }

  #show(length: number): void {
    if (length <= this.#shown) return;
    this.#events.push(this.#stream.text.slice(this.#shown, length), this.#written.length);
    this.#shown = length;
  }
}

/** Temperature 0 is greedy. Top-k is off: the nucleus alone decides. */
function samplingOptions({ temperature, topP, seed }: Sampler): { temperature: number; topP: number; topK: number; seed: number } {
  return { temperature, topP, topK: 0, seed };
}
