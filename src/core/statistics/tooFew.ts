import type { Score } from '../rubric/rubric.ts';
import type { Estimate } from './estimate.ts';

/** Graded pairs below which nothing is said about agreement. */
export const ENOUGH_PAIRS = 20;
/** The widest 95 % interval of kappa that still says something: a quarter of its range. */
export const WIDEST_INTERVAL = 0.5;

/**
 * The sentence to show when the pairs are too few to say how far the evaluator agrees, or null. They are too few when
 * fewer than 20 are graded, when the person gave only one score (kappa is then 0 or undefined whatever the evaluator
 * does), when the scores differ too seldom for an interval of kappa, or when that interval is wider than 0.5.
 * A report drawn without intervals is judged by the first two rules.
 */
export function tooFewToSay(expected: readonly Score[], kappa: Estimate, hasIntervals: boolean): string | null {
  const count = expected.length;
  if (count < ENOUGH_PAIRS) return `${graded(count)}: too few to say how far the evaluator agrees. At least ${ENOUGH_PAIRS} are needed.`;
  if (new Set(expected).size === 1) return `All ${count} expected scores are ${expected[0] ?? ''}: add responses that deserve other scores.`;
  if (!hasIntervals) return null;
  if (kappa.interval === null) return 'Nearly all scores are the same: add responses that deserve other scores.';
  const width = kappa.interval.high - kappa.interval.low;
  return width <= WIDEST_INTERVAL ? null : `Kappa is known only to within ${width.toFixed(2)} (${WIDEST_INTERVAL} is the limit): add more responses with expected scores.`;
}

function graded(count: number): string {
  return count === 1 ? '1 graded pair' : `${count} graded pairs`;
}
