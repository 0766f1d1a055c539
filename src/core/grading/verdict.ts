import type { Score } from '../rubric/rubric.ts';
import type { EvaluatorFailure } from './evaluator.ts';

/** P(1..5) at the score position, normalised: five numbers in 0..1 that sum to 1. Index 0 is score 1. */
export type Distribution = readonly [number, number, number, number, number];

/** The evaluator's reasons with a score. */
export interface GradedVerdict {
  readonly kind: 'graded';
  readonly feedback: string;
  readonly score: Score;
  readonly distribution: Distribution;
  /** Mean of the distribution, 1..5. */
  readonly expectedScore: number;
  /** P(score), 0..1. */
  readonly confidence: number;
  /** Share of the raw probability that fell on the five digits, 0..1; near 1 for a model that follows the format. */
  readonly digitMass: number;
  /** True when the model stopped without `[RESULT]` and was led to the score. */
  readonly led: boolean;
}

/** Why there is no score. */
export type UngradedReason =
  | EvaluatorFailure
  | { readonly kind: 'cut-off'; readonly limitTokens: number }
  | { readonly kind: 'not-a-score'; readonly output: string };

/** No score, with the reason; `feedback` is whatever was written until then. */
export interface UngradedVerdict {
  readonly kind: 'ungraded';
  readonly feedback: string;
  readonly reason: UngradedReason;
}

/** Feedback, score and distribution, or a stated reason why there is none. */
export type Verdict = GradedVerdict | UngradedVerdict;
