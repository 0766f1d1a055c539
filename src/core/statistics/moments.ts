import { eachPoint, sizeOf, type Sample } from './sample.ts';

/** Means, population variances and covariance (divisor n) of a sample. */
export interface Moments {
  readonly meanX: number;
  readonly meanY: number;
  readonly varianceX: number;
  readonly varianceY: number;
  readonly covariance: number;
}

/** The mean of a function of both quantities. Null without observations. */
export function meanOf(sample: Sample, of: (x: number, y: number) => number): number | null {
  const size = sizeOf(sample);
  if (size === 0) return null;
  let sum = 0;
  eachPoint(sample, (x, y, weight) => {
    sum += weight * of(x, y);
  });
  return sum / size;
}

/** The moments in two passes (means first), which keeps them exact to rounding for values far from zero. Null without observations. */
export function momentsOf(sample: Sample): Moments | null {
  const meanX = meanOf(sample, (x) => x);
  const meanY = meanOf(sample, (_, y) => y);
  if (meanX === null || meanY === null) return null;
  const about = (of: (dx: number, dy: number) => number): number => meanOf(sample, (x, y) => of(x - meanX, y - meanY)) ?? 0;
  return {
    meanX,
    meanY,
    varianceX: about((dx) => dx * dx),
    varianceY: about((_, dy) => dy * dy),
    covariance: about((dx, dy) => dx * dy),
  };
}

/** A coefficient in -1..1 from its parts: rounding past the ends is cut, and nothing divided by nothing is null. */
export function coefficient(numerator: number, denominator: number): number | null {
  const value = numerator / denominator;
  return Number.isFinite(value) ? Math.min(1, Math.max(-1, value)) : null;
}
