import type { TrendPoint } from '../../src/core/history/historyStore.ts';
import type { Trend } from '../../src/core/history/trend.ts';
import { seriesDetail } from './seriesName.ts';

/** A line of the data table. */
export interface TrendRow {
  readonly point: TrendPoint;
  /** The evaluator, and what else tells its series from the others. */
  readonly detail: string;
}

/** The newest points of all series, newest first, and how many older ones there are. */
export function trendRows({ series }: Trend, most: number): { readonly rows: readonly TrendRow[]; readonly more: number } {
  const all = series.flatMap((each) => {
    const detail = seriesDetail(each, series);
    return each.points.map((point) => ({ point, detail }));
  });
  const rows = all.sort((a, b) => b.point.createdAt - a.point.createdAt).slice(0, most);
  return { rows, more: all.length - rows.length };
}
