import type { EvaluationEvent } from '../core/grading/evaluator.ts';

/** Where progress goes: feedback as it is written, and a status line where a person watches. */
export interface ProgressStreams {
  readonly feedback: NodeJS.WritableStream;
  /** Null where nobody watches, so that logs hold no half lines. */
  readonly status: NodeJS.WritableStream | null;
}

const CLEAR_LINE = '\r\u001b[2K';

/** Shows the events of an evaluation in a terminal. */
export function progressPrinter({ feedback, status }: ProgressStreams): (event: EvaluationEvent) => void {
  return (event) => {
    if (event.kind === 'feedback') {
      status?.write(CLEAR_LINE);
      feedback.write(event.delta);
      return;
    }
    status?.write(`${CLEAR_LINE}${statusLine(event)}`);
  };
}

function statusLine(event: Exclude<EvaluationEvent, { kind: 'feedback' }>): string {
  if (event.kind === 'loading') return `Loading the model (${Math.round(100 * event.fraction)} %)`;
  return `Reading the prompt (${event.evaluatedTokens} of ${event.totalTokens} tokens)`;
}

/** How long it took, for a person who watches. */
export function speedLine(tokens: number, milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return `${tokens} tokens in ${seconds.toFixed(1)} s (${(tokens / Math.max(seconds, 0.001)).toFixed(1)} tokens/s)`;
}
