import type { Distribution } from '../../src/core/grading/verdict.ts';
import { SCORES, type Score } from '../../src/core/rubric/rubric.ts';

/** One bar of a distribution. */
export interface Bar {
  readonly score: Score;
  /** P(score), 0..1. */
  readonly share: number;
  /** Length, 0..100 per cent of the longest that fits; a share that is not nothing stays visible. */
  readonly length: number;
  readonly decided: boolean;
}

const SHORTEST_VISIBLE = 1.5;

/** The bars of a distribution, best score first as in a list of ratings. */
export function distributionBars(distribution: Distribution, decided: Score): readonly Bar[] {
  return SCORES.map((score) => bar(score, distribution[score - 1] ?? 0, score === decided)).toReversed();
}

function bar(score: Score, share: number, decided: boolean): Bar {
  return { score, share, length: barLength(share), decided };
}

/** Per cent of the full length for a share of 0..1; out of range is clamped. */
export function barLength(share: number): number {
  const clamped = Math.min(1, Math.max(0, share));
  return clamped === 0 ? 0 : Math.max(SHORTEST_VISIBLE, clamped * 100);
}
