import type { TrendPoint } from '../../historyStore.ts';
import type { TrendSeries } from '../../trend.ts';

/** Most points that a line has; more could not be told apart on a page. */
const MOST_POINTS = 120;

/** One point of a line: a grade, or the mean of neighbouring ones. */
export interface ChartPoint {
  /** Milliseconds since the epoch, of the first of them. */
  readonly at: number;
  readonly count: number;
  /** Means of the expected scores and of their spreads. */
  readonly expected: number;
  readonly spread: number;
}

/** The points of a line, oldest first: each grade, or the means of equally many neighbours when there are more than 120. */
export function chartPoints({ points }: TrendSeries): readonly ChartPoint[] {
  const size = Math.ceil(points.length / MOST_POINTS);
  const starts = Array.from({ length: Math.ceil(points.length / Math.max(1, size)) }, (_, index) => index * size);
  return starts.map((start) => meanPoint(points.slice(start, start + size)));
}

function meanPoint(points: readonly TrendPoint[]): ChartPoint {
  const mean = (of: (point: TrendPoint) => number): number => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return { at: points[0]?.createdAt ?? 0, count: points.length, expected: mean(({ expectedScore }) => expectedScore), spread: mean(({ spread }) => spread) };
}
