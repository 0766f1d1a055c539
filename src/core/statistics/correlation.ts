import { coefficient, momentsOf } from './moments.ts';
import { levelWeights, sizeOf, varies, type Axis, type Sample, type Weights } from './sample.ts';

/**
 * Pearson's product-moment correlation, -1..1. Null when either quantity has no variance.
 * Source: K. Pearson, Proceedings of the Royal Society of London 58 (1895), 240-242.
 */
export function pearson(sample: Sample): number | null {
  const moments = momentsOf(sample);
  if (moments === null || !varies(sample.x, sample.weights) || !varies(sample.y, sample.weights)) return null;
  return coefficient(moments.covariance, Math.sqrt(moments.varianceX * moments.varianceY));
}

/**
 * Spearman's rank correlation, -1..1: Pearson's correlation of the ranks, equal values sharing the mean of their ranks.
 * Null when either quantity has no variance.
 * Source: C. Spearman, American Journal of Psychology 15 (1904), 72-101; ties as in M. G. Kendall, Biometrika 33 (1945), 239-251.
 */
export function spearman(sample: Sample): number | null {
  const { x, y, weights } = sample;
  return pearson({ x: ranked(x, weights), y: ranked(y, weights), weights });
}

/**
 * Kendall's tau-b, -1..1: (concordant - discordant) / sqrt((n0 - tiesX)(n0 - tiesY)) with n0 = n(n - 1)/2.
 * Null when either quantity has no variance. The time grows with the square of the number of distinct points.
 * Source: M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945), 239-251.
 */
export function kendallTauB(sample: Sample): number | null {
  const { x, y, weights } = sample;
  const all = pairsIn(sizeOf(sample));
  return coefficient(concordance(sample), Math.sqrt((all - tiedPairs(x, weights)) * (all - tiedPairs(y, weights))));
}

/** The axis with the mean rank of each value in its place; the lowest rank is 1. */
function ranked(axis: Axis, weights: Weights): Axis {
  let below = 0;
  const values = Array.from(levelWeights(axis, weights), (weight) => {
    const rank = below + (weight + 1) / 2;
    below += weight;
    return rank;
  });
  return { values, levelOf: axis.levelOf };
}

function tiedPairs(axis: Axis, weights: Weights): number {
  return levelWeights(axis, weights).reduce((sum, weight) => sum + pairsIn(weight), 0);
}

function pairsIn(size: number): number {
  return (size * (size - 1)) / 2;
}

/** Pairs of observations in the same order on both axes, less those in opposite order. */
function concordance({ x, y, weights }: Sample): number {
  let sum = 0;
  for (let a = 0; a < weights.length; a += 1) {
    for (let b = 0; b < a; b += 1) sum += order(x, a, b) * order(y, a, b) * (weights[a] ?? 0) * (weights[b] ?? 0);
  }
  return sum;
}

function order(axis: Axis, a: number, b: number): number {
  return Math.sign((axis.levelOf[a] ?? 0) - (axis.levelOf[b] ?? 0));
}
