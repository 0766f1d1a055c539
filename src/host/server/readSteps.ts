import type { ScorePosition } from '../../core/grading/evaluator.ts';
import { parseScore } from '../../core/grading/parseScore.ts';
import type { Continued, Step } from './completion.ts';

/** Enough for `**Score: 4 out of 5**`; as many as the embedded engine reads. */
export const LONGEST_CONTINUATION = 10;

/** What stands after a marker. */
export interface StepsReading {
  /** Null when the server gave no probabilities where they count. */
  readonly position: ScorePosition | null;
  readonly continuation: string;
  /** Whether the line, and with it the verdict, ended within the continuation. */
  readonly ended: boolean;
}

/** Reads the distribution where the score stands, as the embedded engine does; without a number, right after the marker. */
export function readSteps({ steps, ended }: Continued): StepsReading {
  const read = steps.slice(0, lengthOfLine(steps));
  const text = (count: number): string => read.slice(0, count).map((step) => step.text).join('');
  const at = read.findIndex((_, index) => parseScore(text(index + 1)).kind !== 'words');
  const continuation = text(read.length);
  const digits = read[Math.max(0, at)]?.digitProbabilities ?? null;
  return {
    position: digits === null ? null : { digitProbabilities: digits, continuation },
    continuation,
    ended: endsLine(continuation) || (ended && read.length === steps.length),
  };
}

/** Whether steps need no more after them. */
export function isReadable(steps: readonly Step[]): boolean {
  return steps.length >= LONGEST_CONTINUATION || endsLine(steps.map((step) => step.text).join(''));
}

/** Steps up to the one that ends the line. */
function lengthOfLine(steps: readonly Step[]): number {
  let text = '';
  const at = steps.slice(0, LONGEST_CONTINUATION).findIndex((step) => endsLine((text += step.text)));
  return at < 0 ? LONGEST_CONTINUATION : at + 1;
}

function endsLine(text: string): boolean {
  return /\S.*\n/su.test(text);
}
