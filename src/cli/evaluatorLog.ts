import { withoutControls } from '../core/examples/describeExample.ts';
import type { UngradedReason } from '../core/grading/verdict.ts';

const MOST_LINES = 20;
/** Reasons that advise to see the log. */
const EXPLAINED: ReadonlySet<UngradedReason['kind']> = new Set(['load-failed', 'crashed', 'gave-up', 'engine-failed']);

/** The last lines that the evaluator process wrote. A terminal shows them only where they may explain a failure. */
export class EvaluatorLog {
  readonly #lines: string[] = [];

  add(line: string): void {
    this.#lines.push(withoutControls(line));
    if (this.#lines.length > MOST_LINES) this.#lines.shift();
  }

  /** The lines to show with a failure; none for one that needs no explanation. */
  linesFor(reason: UngradedReason): readonly string[] {
    return EXPLAINED.has(reason.kind) && this.#lines.length > 0 ? ['Log of the evaluator:', ...this.#lines] : [];
  }
}
