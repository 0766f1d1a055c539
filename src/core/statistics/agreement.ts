import { coefficient, meanOf, momentsOf } from './moments.ts';
import type { Sample } from './sample.ts';

/** Share of points with x = y, 0..1. Null without points. */
export function exactAgreement(sample: Sample): number | null {
  return meanOf(sample, (x, y) => (x === y ? 1 : 0));
}

/** Share of points with x and y at most one apart, 0..1; the "adjacent agreement" of essay scoring. Null without points. */
export function withinOne(sample: Sample): number | null {
  return meanOf(sample, (x, y) => (Math.abs(x - y) <= 1 ? 1 : 0));
}

/** Mean of |x - y| in scores, 0..4 for scores from 1 to 5. Null without points. */
export function meanAbsoluteError(sample: Sample): number | null {
  return meanOf(sample, (x, y) => Math.abs(x - y));
}

/**
 * Cohen's kappa with quadratic weights, -1..1; 0 is what chance gives, 1 is perfect agreement.
 * Null when all scores of both sides are one and the same: then chance agrees perfectly too, and kappa is 0/0.
 * It is 0 whenever just one side gives a single score.
 *
 * Kappa is 1 - (mean of (x - y)²) / (the same mean when x and y are independent). The latter is
 * var(x) + var(y) + (mean(x) - mean(y))², so that kappa is 2 cov(x, y) divided by it.
 * Source: J. Cohen, Psychological Bulletin 70 (1968), 213-220; the moment form: J. L. Fleiss and J. Cohen,
 * Educational and Psychological Measurement 33 (1973), 613-619.
 */
export function quadraticWeightedKappa(sample: Sample): number | null {
  const moments = momentsOf(sample);
  if (moments === null) return null;
  const { meanX, meanY, varianceX, varianceY, covariance } = moments;
  return coefficient(2 * covariance, varianceX + varianceY + (meanX - meanY) ** 2);
}
