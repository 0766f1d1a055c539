import { estimator, type Estimate } from './estimate.ts';
import { meanOf } from './moments.ts';
import { sampleOf } from './sample.ts';

/** Values up to which the interval is drawn; for more it comes out of the normal distribution, to the same digits. */
const DRAWN_LIMIT = 100;
/** Fewer than elsewhere: a mean settles soon, and a history has many of them. */
const RESAMPLES = 1000;
/** The 97.5 % quantile of the standard normal distribution. */
const NORMAL_QUANTILE = 1.959964;

/**
 * The mean of finite values with its 95 % interval: percentile bootstrap for up to 100 values, and for more mean ± 1.96 standard errors,
 * which is what the bootstrap tends to for bounded values. No interval for a single value. Linear in the number of values.
 */
export function meanEstimate(values: readonly number[]): Estimate {
  return values.length <= DRAWN_LIMIT ? drawn(values) : fromStandardError(values);
}

function drawn(values: readonly number[]): Estimate {
  return estimator(sampleOf(values.map((x) => ({ x, y: 0 }))), { resamples: RESAMPLES })((sample) => meanOf(sample, (x) => x));
}

function fromStandardError(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const margin = NORMAL_QUANTILE * Math.sqrt(squares / (values.length - 1) / values.length);
  return { value: mean, interval: { low: mean - margin, high: mean + margin }, reason: null };
}
