/** The five scores, worst first. */
export const SCORES = [1, 2, 3, 4, 5] as const;

/** The integer that an evaluator decides: 1 (worst) to 5 (best). */
export type Score = (typeof SCORES)[number];

/** One graded example inside a rubric: what a person would score, and why. */
export interface RubricExample {
  readonly instruction: string;
  readonly response: string;
  readonly reference?: string;
  readonly score: Score;
  readonly note?: string;
}

/** One criterion with a description for each score (a YAML file). */
export interface Rubric {
  /** Short identifier, shown in diagnostics, e.g. `emotional-awareness`. */
  readonly name: string;
  readonly description?: string;
  /** The question that the evaluator answers; becomes `[criteria]` in the prompt. */
  readonly criteria: string;
  readonly scores: Readonly<Record<Score, string>>;
  /** Used when the graded text brings no instruction of its own. */
  readonly instruction?: string;
  /** An answer that would get a 5, used when the text brings none. */
  readonly reference?: string;
  /** Lowest acceptable score, 1..5 (may be fractional, compared with the expected score). */
  readonly threshold?: number;
  readonly tags: readonly string[];
  readonly examples: readonly RubricExample[];
}

/** Whether a number is one of the five scores. */
export function isScore(value: unknown): value is Score {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5;
}
