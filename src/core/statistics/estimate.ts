import { resample, type BootstrapOptions } from './bootstrap.ts';
import { sizeOf, type Sample } from './sample.ts';

/** A 95 % interval, in the unit of its statistic; `low <= high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Why a statistic has no value. */
export type UndefinedReason = 'no-pairs' | 'one-pair' | 'no-variance';

/** A statistic with its interval, or a reason why it is undefined. */
export type Estimate =
  | { readonly value: number; readonly interval: Interval | null; readonly reason: null }
  | { readonly value: null; readonly interval: null; readonly reason: UndefinedReason };

/** A statistic of a sample; null when undefined. */
export type Statistic = (sample: Sample) => number | null;

/** Observations above which intervals are left out: that of a correlation would be narrower than 0.06, and they cost seconds. */
export const INTERVAL_LIMIT = 5000;

/** The share of resamples that may be undefined: the 5 % outside of the interval. With more, its ends cannot be told. */
const UNDEFINED_SHARE = 0.05;

/**
 * Estimates statistics of a sample, all from the same resamples, with 95 % percentile bootstrap intervals. There is no
 * interval for fewer than two observations, above `INTERVAL_LIMIT`, or when over 5 % of the resamples are undefined.
 * Source: B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13.
 */
export function estimator(sample: Sample, options: BootstrapOptions = {}): (statistic: Statistic) => Estimate {
  const size = sizeOf(sample);
  const resamples = size < 2 || size > INTERVAL_LIMIT ? [] : resample(sample, options);
  return (statistic) => {
    const value = statistic(sample);
    if (value === null) return { value, interval: null, reason: undefinedReason(size) };
    return { value, interval: percentileInterval(resamples.map(statistic)), reason: null };
  };
}

/** The sentence for a statistic without a value. */
export function describeUndefined(reason: UndefinedReason): string {
  switch (reason) {
    case 'no-pairs':
      return 'There is nothing to compare yet.';
    case 'one-pair':
      return 'One pair is not enough for this statistic.';
    case 'no-variance':
      return 'All scores are the same, so this statistic is not defined.';
  }
}

/**
 * The value below which a share of sorted values lies, interpolated linearly; `share` is 0..1. Null without values.
 * Source: R. J. Hyndman and Y. Fan, American Statistician 50 (1996), 361-365, definition 7.
 */
export function quantile(sorted: readonly number[], share: number): number | null {
  const position = (sorted.length - 1) * share;
  const low = sorted[Math.floor(position)];
  const high = sorted[Math.ceil(position)];
  return low === undefined || high === undefined ? null : low + (high - low) * (position - Math.floor(position));
}

function percentileInterval(values: readonly (number | null)[]): Interval | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length < values.length * (1 - UNDEFINED_SHARE)) return null;
  const low = quantile(sorted, 0.025);
  const high = quantile(sorted, 0.975);
  return low === null || high === null ? null : { low, high };
}

function undefinedReason(size: number): UndefinedReason {
  if (size === 0) return 'no-pairs';
  return size === 1 ? 'one-pair' : 'no-variance';
}
