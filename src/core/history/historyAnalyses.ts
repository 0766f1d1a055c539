import { ok, type Result } from '../support/result.ts';
import type { HistoryFilter } from './historyFilter.ts';
import type { HistoryFailure, HistoryStore } from './historyStore.ts';
import type { Trend } from './trend.ts';
import { trendOf } from './trendOf.ts';
import type { TrustReport } from './trust.ts';
import { trustReports } from './trustReports.ts';

/** More points than a chart can show apart. */
const MOST_POINTS = 5000;
/** The most that the history gives at once. */
const MOST_LENGTHS = 20_000;

/** What is computed from many grades. It takes up to a second, so it is computed where the history is. */
export interface HistoryAnalyses {
  /** The trend of a filter, from its newest graded runs, at most 5000. */
  trendOfFilter(filter: HistoryFilter): Promise<Result<Trend, HistoryFailure>>;
  /** How far the evaluators can be trusted, by all labels; no reports without labels. */
  trust(): Promise<Result<readonly TrustReport[], HistoryFailure>>;
}

/** Computes from what a store gives. */
export function historyAnalyses(store: Pick<HistoryStore, 'trend' | 'labelled'>): HistoryAnalyses {
  return {
    async trendOfFilter(filter) {
      const points = await store.trend(filter, MOST_POINTS + 1);
      if (!points.ok) return points;
      const cut = points.value.length > MOST_POINTS;
      return ok(trendOf(points.value.slice(-MOST_POINTS), cut));
    },
    async trust() {
      const labelled = await store.labelled({});
      if (!labelled.ok) return labelled;
      if (labelled.value.length === 0) return ok([]);
      const points = await store.trend({}, MOST_LENGTHS);
      return points.ok ? ok(trustReports(labelled.value, points.value)) : points;
    },
  };
}
