import { eachPoint, sizeOf, valueAt, type Axis, type Sample, type Weights } from './sample.ts';

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

/**
 * The moments in two passes (means first), which keeps them exact to rounding for values far from zero. Null without
 * observations. Plain loops, since an interval runs them thousands of times.
 */
export function momentsOf(sample: Sample): Moments | null {
  const size = sizeOf(sample);
  if (size === 0) return null;
  const meanX = axisMean(sample.x, sample.weights, size);
  const meanY = axisMean(sample.y, sample.weights, size);
  return { meanX, meanY, ...spread(sample, meanX, meanY, size) };
}

function axisMean(axis: Axis, weights: Weights, size: number): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1) sum += (weights[index] ?? 0) * valueAt(axis, index);
  return sum / size;
}

function spread({ x, y, weights }: Sample, meanX: number, meanY: number, size: number): Omit<Moments, 'meanX' | 'meanY'> {
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let index = 0; index < weights.length; index += 1) {
    const weight = weights[index] ?? 0;
    const dx = valueAt(x, index) - meanX;
    const dy = valueAt(y, index) - meanY;
    xx += weight * dx * dx;
    yy += weight * dy * dy;
    xy += weight * dx * dy;
  }
  return { varianceX: xx / size, varianceY: yy / size, covariance: xy / size };
}

/** A coefficient in -1..1 from its parts: rounding past the ends is cut, and nothing divided by nothing is null. */
export function coefficient(numerator: number, denominator: number): number | null {
  const value = numerator / denominator;
  return Number.isFinite(value) ? Math.min(1, Math.max(-1, value)) : null;
}
