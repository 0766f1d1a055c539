import type { BootstrapOptions } from './bootstrap.ts';
import { estimator, type Estimate } from './estimate.ts';
import { eachPoint, sampleOf, type Sample } from './sample.ts';

/** How sure the evaluator was of its score, and whether the label agrees with that score. */
export interface CalibrationPoint {
  /** P(score), 0..1. */
  readonly confidence: number;
  readonly agrees: boolean;
}

/** The points of one bin of a reliability plot: `low < confidence <= high`, and the first bin holds 0. */
export interface ReliabilityBin {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** Mean P(score), 0..1; null in an empty bin. */
  readonly meanConfidence: number | null;
  /** Share of labels that agree, 0..1; null in an empty bin. */
  readonly agreement: number | null;
}

/** Whether P(score) can be read as the chance that a person agrees. */
export interface Calibration {
  readonly count: number;
  /** In ascending order, empty ones included, so that they cover 0..1. */
  readonly bins: readonly ReliabilityBin[];
  /** Mean distance of confidence and agreement over the bins, 0..1; 0 is calibrated. Few points make it too high. */
  readonly expectedCalibrationError: Estimate;
}

/** How points are binned and resampled. */
export interface CalibrationOptions extends BootstrapOptions {
  /** Number of bins of equal width, an integer from 1. Default 10. */
  readonly bins?: number;
}

/**
 * Reliability bins and expected calibration error: the sum over the bins of count / all * |agreement - mean confidence|.
 * Throws RangeError when a confidence is outside of 0..1 or `bins` is no count.
 * Source: M. P. Naeini, G. F. Cooper and M. Hauskrecht, AAAI 2015, 2901-2907; bin edges as in C. Guo, G. Pleiss, Y. Sun and
 * K. Q. Weinberger, "On calibration of modern neural networks", ICML 2017.
 */
export function calibrate(points: readonly CalibrationPoint[], options: CalibrationOptions = {}): Calibration {
  const { bins = 10 } = options;
  if (!Number.isInteger(bins) || bins < 1) throw new RangeError('The number of bins must be an integer from 1');
  if (!points.every(({ confidence }) => confidence >= 0 && confidence <= 1)) throw new RangeError('A confidence must be from 0 to 1');
  const sample = sampleOf(points.map(({ confidence, agrees }) => ({ x: confidence, y: agrees ? 1 : 0 })));
  const expectedCalibrationError = estimator(sample, options)((drawn) => calibrationError(reliabilityBins(drawn, bins)));
  return { count: points.length, bins: reliabilityBins(sample, bins), expectedCalibrationError };
}

function reliabilityBins(sample: Sample, bins: number): readonly ReliabilityBin[] {
  const totals = Array.from({ length: bins }, () => ({ count: 0, confidence: 0, agreeing: 0 }));
  eachPoint(sample, (confidence, agrees, weight) => {
    const total = totals[Math.max(0, Math.ceil(confidence * bins) - 1)];
    if (total === undefined) return;
    total.count += weight;
    total.confidence += weight * confidence;
    total.agreeing += weight * agrees;
  });
  return totals.map(({ count, confidence, agreeing }, index) => ({
    low: index / bins,
    high: (index + 1) / bins,
    count,
    meanConfidence: count === 0 ? null : confidence / count,
    agreement: count === 0 ? null : agreeing / count,
  }));
}

function calibrationError(bins: readonly ReliabilityBin[]): number | null {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  return bins.reduce((sum, { count, agreement, meanConfidence }) => sum + (count / all) * Math.abs((agreement ?? 0) - (meanConfidence ?? 0)), 0);
}
