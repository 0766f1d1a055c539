import type { Grade } from '../grading/grade.ts';
import type { RubricExample, Score } from '../rubric/rubric.ts';

/** One example of a rubric beside what the evaluator made of it. */
export interface ExampleResult {
  /** Place in the rubric's list of examples, from 0. */
  readonly index: number;
  readonly example: RubricExample;
  readonly grade: Grade;
  /** From the start of its grading to the verdict, milliseconds. */
  readonly durationMs: number;
}

/** How many scores apart a grade may be from its example and still pass. */
export type ExampleTolerance = 0 | 1;

/**
 * A judgement one score away still passes unless the person asks for more: people who grade with the same rubric are
 * often one apart themselves, and a test that is red on every borderline case is soon ignored. The difference is shown.
 */
export const DEFAULT_TOLERANCE: ExampleTolerance = 1;

/** How a grade compares with its example: the same score, one apart, further apart, or no score at all. */
export type ExampleMatch = 'same' | 'near' | 'apart' | 'ungraded';

/** The evaluator's score for the example; null when ungraded. */
export function givenScore({ grade }: ExampleResult): Score | null {
  return grade.verdict.kind === 'graded' ? grade.verdict.score : null;
}

/** Compares the evaluator's score with the example's. */
export function matchOf(result: ExampleResult): ExampleMatch {
  const given = givenScore(result);
  if (given === null) return 'ungraded';
  const distance = Math.abs(given - result.example.score);
  if (distance === 0) return 'same';
  return distance === 1 ? 'near' : 'apart';
}

/** Whether the example passes: the same score, or one apart when the tolerance is 1. Ungraded never passes. */
export function passes(result: ExampleResult, tolerance: ExampleTolerance): boolean {
  const match = matchOf(result);
  return match === 'same' || (match === 'near' && tolerance === 1);
}

/** Whether a value, such as a setting, is a tolerance. */
export function isTolerance(value: unknown): value is ExampleTolerance {
  return value === 0 || value === 1;
}
