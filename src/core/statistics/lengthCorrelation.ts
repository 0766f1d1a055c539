import type { BootstrapOptions } from './bootstrap.ts';
import { pearson, spearman } from './correlation.ts';
import { estimator, type Estimate } from './estimate.ts';
import { sampleOf } from './sample.ts';

/** A score and the length of the response that got it. */
export interface ScoredLength {
  /** A score or an expected score, 1..5. */
  readonly score: number;
  /** Length of the response in any one unit, e.g. UTF-16 code units; 0 or more. */
  readonly length: number;
}

/** Whether longer responses get higher scores. Spearman's is the one to show: a few long responses do not decide it. */
export interface LengthCorrelation {
  readonly count: number;
  readonly spearman: Estimate;
  readonly pearson: Estimate;
}

/**
 * Correlation of score and response length, -1..1. It does not tell a preference of the evaluator for long responses from
 * long responses that are better. Throws RangeError when a number is not finite. No intervals above `INTERVAL_LIMIT`.
 */
export function lengthCorrelation(graded: readonly ScoredLength[], options: BootstrapOptions = {}): LengthCorrelation {
  const estimate = estimator(sampleOf(graded.map(({ score, length }) => ({ x: length, y: score }))), options);
  return { count: graded.length, spearman: estimate(spearman), pearson: estimate(pearson) };
}
