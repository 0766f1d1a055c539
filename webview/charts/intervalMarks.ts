import type { Estimate } from '../../src/core/statistics/estimate.ts';
import { percentAlong } from './scale.ts';

/** An estimate on its axis, in per cent from the start. */
export interface IntervalMarks {
  readonly value: number;
  /** Null without an interval. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** Where an estimate lies in its domain; null when it is undefined. */
export function intervalMarks({ value, interval }: Estimate, domain: readonly [number, number]): IntervalMarks | null {
  if (value === null) return null;
  const along = (each: number): number => percentAlong(each, domain);
  return { value: along(value), interval: interval === null ? null : { low: along(interval.low), high: along(interval.high) } };
}
