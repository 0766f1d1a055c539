import type { ReliabilityBin } from '../../src/core/statistics/calibration.ts';
import { rounded } from './scale.ts';

/** A bin of the reliability plot, in per cent of the plot's width and height, from the top left. */
export interface ReliabilityMark {
  readonly bin: ReliabilityBin;
  /** The point; null for an empty bin. */
  readonly x: number | null;
  readonly y: number | null;
  /** The bar of the count. */
  readonly left: number;
  readonly width: number;
  /** Per cent of the largest count; what is not nothing is seen. */
  readonly height: number;
}

const SHORTEST_VISIBLE = 4;

/** Points of agreement over confidence, and bars of how many labels each stands for. */
export function reliabilityMarks(bins: readonly ReliabilityBin[]): readonly ReliabilityMark[] {
  const most = Math.max(1, ...bins.map(({ count }) => count));
  return bins.map((bin) => ({
    bin,
    x: bin.meanConfidence === null ? null : rounded(100 * bin.meanConfidence),
    y: bin.agreement === null ? null : rounded(100 * (1 - bin.agreement)),
    left: rounded(100 * bin.low),
    width: rounded(100 * (bin.high - bin.low)),
    height: bin.count === 0 ? 0 : Math.max(SHORTEST_VISIBLE, rounded((100 * bin.count) / most)),
  }));
}
