/** One observation of two quantities. Both are finite. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One quantity of a sample: its distinct values in ascending order, and for each point the index of its value. */
export interface Axis {
  readonly values: readonly number[];
  readonly levelOf: readonly number[];
}

/** How often each distinct point was observed. */
export type Weights = readonly number[] | Uint32Array;

/**
 * Points with equal ones counted together. Pairs of scores make at most 25 points however many there are, which is
 * what makes a resample cheap. A resample has the same points, some with weight 0.
 */
export interface Sample {
  readonly x: Axis;
  readonly y: Axis;
  readonly weights: Weights;
}

/** Counts equal points together, in an order that does not depend on the order given. Throws RangeError when a number is not finite. */
export function sampleOf(points: readonly Point[]): Sample {
  if (!points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))) throw new RangeError('A point of a sample must be finite');
  const counted = countEqual(points.toSorted((a, b) => a.x - b.x || a.y - b.y));
  return { x: axisOf(counted.map(({ x }) => x)), y: axisOf(counted.map(({ y }) => y)), weights: counted.map(({ weight }) => weight) };
}

/** The number of observations, equal ones included. */
export function sizeOf(sample: Sample): number {
  let size = 0;
  for (const weight of sample.weights) size += weight;
  return size;
}

/** Calls `visit` for each distinct point that was observed, with how often. */
export function eachPoint(sample: Sample, visit: (x: number, y: number, weight: number) => void): void {
  for (let index = 0; index < sample.weights.length; index += 1) {
    const weight = sample.weights[index] ?? 0;
    if (weight > 0) visit(valueAt(sample.x, index), valueAt(sample.y, index), weight);
  }
}

/** The number of observations at each value of an axis, in the order of its values. */
export function levelWeights(axis: Axis, weights: Weights): Float64Array {
  const totals = new Float64Array(axis.values.length);
  for (let index = 0; index < weights.length; index += 1) {
    const level = axis.levelOf[index] ?? 0;
    totals[level] = (totals[level] ?? 0) + (weights[index] ?? 0);
  }
  return totals;
}

/** Whether two observations differ on an axis. Compares levels, since a variance of 0 may come out as rounding error. */
export function varies(axis: Axis, weights: Weights): boolean {
  let first: number | undefined;
  for (let index = 0; index < weights.length; index += 1) {
    if (weights[index] === 0) continue;
    first ??= axis.levelOf[index];
    if (axis.levelOf[index] !== first) return true;
  }
  return false;
}

/** The value of a point on an axis, by the index of the point. */
export function valueAt(axis: Axis, index: number): number {
  return axis.values[axis.levelOf[index] ?? 0] ?? 0;
}

function countEqual(sorted: readonly Point[]): readonly (Point & { readonly weight: number })[] {
  const counted: { x: number; y: number; weight: number }[] = [];
  for (const { x, y } of sorted) {
    const last = counted.at(-1);
    if (last?.x === x && last.y === y) last.weight += 1;
    else counted.push({ x, y, weight: 1 });
  }
  return counted;
}

function axisOf(column: readonly number[]): Axis {
  const values = [...new Set(column)].sort((a, b) => a - b);
  const levels = new Map(values.map((value, level) => [value, level]));
  return { values, levelOf: column.map((value) => levels.get(value) ?? 0) };
}
