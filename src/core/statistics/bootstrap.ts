import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { sizeOf, type Sample } from './sample.ts';

/** How resamples are drawn. Equal options and equal points give equal intervals. */
export interface BootstrapOptions {
  /** Number of resamples, an integer; 0 leaves the intervals out. Default 2,000. */
  readonly resamples?: number;
  /** A 32-bit integer. Default 1. */
  readonly seed?: number;
}

/** The number of resamples when none is given. */
export const DEFAULT_RESAMPLES = 2000;
/** The seed when none is given. */
export const DEFAULT_SEED = 1;

/**
 * Resamples of a sample: as many observations, drawn from it with replacement. Throws RangeError when `resamples` is no
 * count. The time grows with observations times resamples.
 * Source: B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979), 1-26.
 */
export function resample(sample: Sample, options: BootstrapOptions = {}): readonly Sample[] {
  const { resamples = DEFAULT_RESAMPLES, seed = DEFAULT_SEED } = options;
  if (!Number.isInteger(resamples) || resamples < 0) throw new RangeError('The number of resamples must be an integer from 0');
  const random = xoroshiro128plus(seed);
  const observations = Uint32Array.from(pointOfEach(sample));
  const drawOne = (): number => observations[uniformInt(random, 0, observations.length - 1)] ?? 0;
  return Array.from({ length: observations.length === 0 ? 0 : resamples }, () => ({ ...sample, weights: drawWeights(sample, drawOne) }));
}

/** For each observation the index of its point. */
function pointOfEach(sample: Sample): readonly number[] {
  return Array.from(sample.weights).flatMap((weight, index) => Array.from({ length: weight }, () => index));
}

function drawWeights(sample: Sample, drawOne: () => number): Uint32Array {
  const weights = new Uint32Array(sample.weights.length);
  for (let draws = sizeOf(sample); draws > 0; draws -= 1) {
    const point = drawOne();
    weights[point] = (weights[point] ?? 0) + 1;
  }
  return weights;
}
