import type { TrendPoint } from '../../src/core/history/historyStore.ts';
import type { Trend, TrendMarker, TrendSeries } from '../../src/core/history/trend.ts';
import type { Spot } from './paths.ts';
import { placeMoments, type Placement } from './placement.ts';
import { SERIES_STYLES, type SeriesStyle } from './seriesStyle.ts';
import { thin } from './thin.ts';
import { timeTicks, type Tick } from './timeTicks.ts';

/** A drawn point. */
export interface PlacedPoint extends Spot {
  readonly point: TrendPoint;
}

/** A drawn line, thinned. */
export interface DrawnSeries {
  readonly series: TrendSeries;
  readonly style: SeriesStyle;
  readonly points: readonly PlacedPoint[];
}

/** A drawn change of the grader. */
export interface PlacedMarker {
  readonly marker: TrendMarker;
  /** Per cent from the start. */
  readonly x: number;
  /** False where the label of the marker before would be covered. */
  readonly labelled: boolean;
  /** Whether the label stands before the marker. */
  readonly leftwards: boolean;
}

/** All that the chart draws. */
export interface TrendGeometry {
  readonly kind: Placement['kind'];
  /** Those with the newest grades, newest first. */
  readonly series: readonly DrawnSeries[];
  /** Series that were left out. */
  readonly undrawn: number;
  readonly markers: readonly PlacedMarker[];
  readonly ticks: readonly Tick[];
}

/** Points of the whole chart above which it is thinned. More could be neither told apart nor walked through. */
const MOST_POINTS = 240;
/** Room that the label of a marker takes, per cent. */
const LABEL_WIDTH = 22;
/** Further on the label stands before its marker, to stay in the chart. Per cent. */
const LABEL_LEFT_FROM = 75;

/** Where everything of a trend lies. */
export function trendGeometry({ series, markers }: Trend): TrendGeometry {
  const drawn = series.toSorted((a, b) => newest(b) - newest(a)).slice(0, SERIES_STYLES.length);
  const points = drawn.flatMap((each) => each.points).sort((a, b) => a.createdAt - b.createdAt);
  const times = points.map(({ createdAt }) => createdAt);
  const placement = placeMoments(times);
  const places = new Map(points.map((point, index) => [point, placement.positions[index] ?? 0]));
  return {
    kind: placement.kind,
    series: SERIES_STYLES.flatMap((style, index) => drawn.slice(index, index + 1).map((each) => drawnSeries(each, style, drawn.length, places))),
    undrawn: series.length - drawn.length,
    markers: placedMarkers(markers, times, placement),
    ticks: timeTicks(times, placement),
  };
}

function newest({ points }: TrendSeries): number {
  return points.at(-1)?.createdAt ?? 0;
}

function drawnSeries(series: TrendSeries, style: SeriesStyle, count: number, places: ReadonlyMap<TrendPoint, number>): DrawnSeries {
  const placed = series.points.map((point) => ({ x: places.get(point) ?? 0, expectedScore: point.expectedScore, spread: point.spread, point }));
  const buckets = Math.ceil(MOST_POINTS / 2 / count);
  return { series, style, points: thin(placed, { buckets, x: ({ x }) => x, value: ({ expectedScore }) => expectedScore }) };
}

function placedMarkers(markers: readonly TrendMarker[], times: readonly number[], { at }: Placement): readonly PlacedMarker[] {
  const [from, to] = [times[0] ?? 0, times.at(-1) ?? 0];
  let covered = -Infinity;
  return markers
    .filter((marker) => marker.at >= from && marker.at <= to)
    .map((marker) => {
      const x = at(marker.at);
      const leftwards = x > LABEL_LEFT_FROM;
      const labelled = (leftwards ? x - LABEL_WIDTH : x) >= covered;
      if (labelled) covered = leftwards ? x : x + LABEL_WIDTH;
      return { marker, x, labelled, leftwards };
    });
}
