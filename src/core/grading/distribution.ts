import { SCORES, type Score } from '../rubric/rubric.ts';
import type { ScorePosition } from './evaluator.ts';
import type { Distribution } from './verdict.ts';

/** The normalised distribution, and the share of raw probability that fell on the digits, 0..1. */
export interface DigitReading {
  readonly distribution: Distribution;
  readonly digitMass: number;
}

/** Normalises the raw probabilities of the digits. Null when they are no probabilities, or all zero. */
export function readDigits(raw: ScorePosition['digitProbabilities']): DigitReading | null {
  const mass = raw.reduce((sum, p) => sum + p, 0);
  if (!raw.every((p) => p >= 0) || !Number.isFinite(mass) || mass === 0) return null;
  const [one, two, three, four, five] = raw;
  return { distribution: [one / mass, two / mass, three / mass, four / mass, five / mass], digitMass: Math.min(1, mass) };
}

/** P(score), 0..1. */
export function probabilityOf(distribution: Distribution, score: Score): number {
  return distribution[score - 1] ?? 0;
}

/** The score with the highest probability; of equals the lowest. */
export function mostLikely(distribution: Distribution): Score {
  return SCORES.reduce((best, score) => (probabilityOf(distribution, score) > probabilityOf(distribution, best) ? score : best));
}

/** The mean of the distribution, 1..5. */
export function expectedScore(distribution: Distribution): number {
  const mean = SCORES.reduce((sum, score) => sum + score * probabilityOf(distribution, score), 0);
  return Math.min(5, Math.max(1, mean));
}

/** The standard deviation of the distribution, 0..2: how far the score could be another one. */
export function spreadOf(distribution: Distribution): number {
  const mean = expectedScore(distribution);
  return Math.sqrt(SCORES.reduce((sum, score) => sum + probabilityOf(distribution, score) * (score - mean) ** 2, 0));
}
