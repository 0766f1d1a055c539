import type { Estimate } from '../statistics/estimate.ts';
import type { TrendPoint } from './historyStore.ts';

/** The grades of one rubric (by name) and grader fingerprint, oldest first: only these may be joined by a line. */
export interface TrendSeries {
  readonly graderFingerprint: string;
  readonly rubricName: string;
  readonly rubricHash: string;
  readonly modelName: string | null;
  readonly points: readonly TrendPoint[];
}

/** A moment from which on grades are not comparable with those before: the first grade of another fingerprint of the same rubric. */
export interface TrendMarker {
  /** Milliseconds since the epoch, of that first grade. */
  readonly at: number;
  readonly rubricName: string;
  /** `settings` is everything else that changes a grade: sampler, prompt format, engine. */
  readonly changed: 'rubric' | 'model' | 'settings';
}

/** All grades of one rubric (by name) in a trend. */
export interface RubricSummary {
  readonly rubricName: string;
  readonly graded: number;
  /** Number of grader fingerprints; a mean over several is said to be mixed. */
  readonly graders: number;
  /** Mean of the expected scores with its 95 % interval, 1..5. */
  readonly mean: Estimate;
  readonly lowest: number;
  readonly highest: number;
}

/** What a trend shows. */
export interface Trend {
  readonly series: readonly TrendSeries[];
  readonly markers: readonly TrendMarker[];
  /** Counts of the scores 1..5; index 0 is score 1. */
  readonly histogram: readonly [number, number, number, number, number];
  readonly summaries: readonly RubricSummary[];
  /** True when older grades were left out. */
  readonly cut: boolean;
}
