import { meanEstimate } from '../statistics/meanEstimate.ts';
import { groupBy } from './groupBy.ts';
import type { TrendPoint } from './historyStore.ts';
import type { RubricSummary, Trend, TrendMarker, TrendSeries } from './trend.ts';

/**
 * What a trend shows of graded runs, which come oldest first; `cut` says that older ones were left out. Linear in their number:
 * some ten milliseconds for 20,000.
 * Everything goes by the rubric's name: two rubrics with the same criteria have series of their own.
 */
export function trendOf(points: readonly TrendPoint[], cut: boolean): Trend {
  const byName = [...groupBy(points, ({ rubricName }) => rubricName)];
  return {
    series: [...groupBy(points, seriesKey).values()].flatMap(seriesOf),
    markers: byName.flatMap(([name, own]) => markersOf(name, own)).sort((a, b) => a.at - b.at),
    histogram: histogramOf(points),
    summaries: byName.map(([name, own]) => summaryOf(name, own)),
    cut,
  };
}

function seriesKey({ graderFingerprint, rubricName }: TrendPoint): string {
  return `${graderFingerprint} ${rubricName}`;
}

function seriesOf(points: readonly TrendPoint[]): readonly TrendSeries[] {
  const newest = points.at(-1);
  if (newest === undefined) return [];
  const { graderFingerprint, rubricName, rubricHash, modelName } = newest;
  return [{ graderFingerprint, rubricName, rubricHash, modelName, points }];
}

/** Only the first grade of a fingerprint is marked: two evaluators that take turns would mark every grade. */
function markersOf(rubricName: string, points: readonly TrendPoint[]): readonly TrendMarker[] {
  const seen = new Set<string>();
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    const isNew = !seen.has(point.graderFingerprint);
    seen.add(point.graderFingerprint);
    return before === undefined || !isNew ? [] : [{ at: point.createdAt, rubricName, changed: changeBetween(before, point) }];
  });
}

function changeBetween(before: TrendPoint, after: TrendPoint): TrendMarker['changed'] {
  if (before.rubricHash !== after.rubricHash) return 'rubric';
  return before.modelHash === after.modelHash ? 'settings' : 'model';
}

function histogramOf(points: readonly TrendPoint[]): Trend['histogram'] {
  const counts: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (const { score } of points) counts[score - 1] = (counts[score - 1] ?? 0) + 1;
  return counts;
}

function summaryOf(rubricName: string, points: readonly TrendPoint[]): RubricSummary {
  const expected = points.map(({ expectedScore }) => expectedScore);
  return {
    rubricName,
    graded: points.length,
    graders: new Set(points.map(({ graderFingerprint }) => graderFingerprint)).size,
    mean: meanEstimate(expected),
    lowest: expected.reduce((least, value) => Math.min(least, value), Infinity),
    highest: expected.reduce((most, value) => Math.max(most, value), -Infinity),
  };
}
