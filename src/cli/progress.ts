import { withoutControls } from '../core/examples/describeExample.ts';
import type { EvaluationEvent } from '../core/grading/evaluator.ts';

/** Something that text can be written to. */
interface TextSink {
  write(text: string): unknown;
}

/** Where progress goes: feedback as it is written, and a status line where a person watches. */
export interface ProgressStreams {
  readonly feedback: TextSink;
  /** Null where nobody watches, so that logs hold no half lines. */
  readonly status: TextSink | null;
  /** Both are the same terminal: a status line would wipe the feedback that is being written. */
  readonly shareTerminal: boolean;
}

const CLEAR_LINE = '\r\u001b[2K';

/** Shows the events of an evaluation in a terminal. */
export class ProgressPrinter {
  readonly #streams: ProgressStreams;
  #statusShown = false;
  #feedbackBegun = false;

  constructor(streams: ProgressStreams) {
    this.#streams = streams;
  }

  show(event: EvaluationEvent): void {
    if (event.kind !== 'feedback') {
      this.#showStatus(statusLine(event));
      return;
    }
    if (this.#streams.shareTerminal) this.#clearStatus();
    this.#streams.feedback.write(withoutControls(event.delta));
    this.#feedbackBegun = true;
    if (!this.#streams.shareTerminal) this.#showStatus(statusLine(event));
  }

  /** Takes the status line away, and ends the line of the feedback. */
  end(): void {
    this.#clearStatus();
    if (this.#feedbackBegun) this.#streams.feedback.write('\n\n');
    this.#feedbackBegun = false;
  }

  #showStatus(line: string): void {
    this.#streams.status?.write(`${CLEAR_LINE}${line}`);
    this.#statusShown = true;
  }

  #clearStatus(): void {
    if (this.#statusShown) this.#streams.status?.write(CLEAR_LINE);
    this.#statusShown = false;
  }
}

function statusLine(event: EvaluationEvent): string {
  switch (event.kind) {
    case 'loading':
      return `Loading the model (${Math.round(100 * event.fraction)} %)`;
    case 'prompt':
      return `Reading the prompt (${event.evaluatedTokens} of ${event.totalTokens} tokens)`;
    case 'feedback':
      return `Writing feedback (${event.tokens} tokens, ${event.tokensPerSecond.toFixed(1)} tokens/s)`;
  }
}

/** How long it took, for a person who watches. */
export function speedLine(tokens: number, milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return `${tokens} ${tokens === 1 ? 'token' : 'tokens'} in ${seconds.toFixed(1)} s (${(tokens / Math.max(seconds, 0.001)).toFixed(1)} tokens/s)`;
}
