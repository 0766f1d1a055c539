/** How to thin: into so many buckets of equal width along `x` (0..100), by the value of each item. */
export interface Thinning<T extends object> {
  readonly buckets: number;
  readonly x: (item: T) => number;
  readonly value: (item: T) => number;
}

/**
 * Of items in ascending order of `x`, those that a drawing needs: the lowest and the highest of each bucket, and the first and the
 * last of all, in the same order. So no peak is lost, and the time to draw does not grow with the number of items. All of them when
 * there are no more than two for each bucket.
 */
export function thin<T extends object>(items: readonly T[], { buckets, x, value }: Thinning<T>): readonly T[] {
  if (items.length <= 2 * buckets) return items;
  const kept = new Set<T>(items.slice(0, 1));
  for (const bucket of bucketed(items, buckets, x)) for (const item of extremes(bucket, value)) kept.add(item);
  for (const last of items.slice(-1)) kept.add(last);
  return items.filter((item) => kept.has(item));
}

function bucketed<T extends object>(items: readonly T[], buckets: number, x: (item: T) => number): readonly T[][] {
  const filled: T[][] = Array.from({ length: buckets }, () => []);
  for (const item of items) filled[Math.min(buckets - 1, Math.max(0, Math.floor((x(item) / 100) * buckets)))]?.push(item);
  return filled;
}

function extremes<T extends object>(bucket: readonly T[], value: (item: T) => number): readonly T[] {
  const [first] = bucket;
  if (first === undefined) return [];
  let [lowest, highest] = [first, first];
  for (const item of bucket) {
    if (value(item) < value(lowest)) lowest = item;
    if (value(item) > value(highest)) highest = item;
  }
  return [lowest, highest];
}
