/** A point of a chart, as the keyboard walks through it. */
export interface WalkPoint {
  /** Index of its line. */
  readonly series: number;
  /** Per cent from the start. */
  readonly x: number;
}

const PAGE_POINTS = 10;

/**
 * The index that a key moves to from `current`, or null when the key does not move: left and right along the line, Home and End to
 * its ends, up and down to the nearest point of the next line. The points of a line stand together, in order.
 */
export function pointAfterKey(key: string, current: number, points: readonly WalkPoint[]): number | null {
  const from = points[current];
  if (from === undefined) return null;
  const along = stepOf(key);
  if (along !== null) return clampTo(lineOf(points, from.series), current + along);
  if (key === 'ArrowDown' || key === 'ArrowUp') return nearest(points, from, from.series + (key === 'ArrowDown' ? 1 : -1)) ?? current;
  return null;
}

function stepOf(key: string): number | null {
  switch (key) {
    case 'ArrowRight':
      return 1;
    case 'ArrowLeft':
      return -1;
    case 'PageDown':
      return PAGE_POINTS;
    case 'PageUp':
      return -PAGE_POINTS;
    case 'Home':
      return -Infinity;
    case 'End':
      return Infinity;
    default:
      return null;
  }
}

interface Line {
  readonly first: number;
  readonly last: number;
}

function lineOf(points: readonly WalkPoint[], series: number): Line {
  return { first: points.findIndex((point) => point.series === series), last: points.findLastIndex((point) => point.series === series) };
}

function clampTo({ first, last }: Line, index: number): number {
  return Math.min(last, Math.max(first, index));
}

function nearest(points: readonly WalkPoint[], from: WalkPoint, series: number): number | null {
  const { first, last } = lineOf(points, series);
  if (first < 0) return null;
  const distance = (index: number): number => Math.abs((points[index]?.x ?? Infinity) - from.x);
  let found = first;
  for (let index = first; index <= last; index += 1) if (distance(index) < distance(found)) found = index;
  return found;
}
