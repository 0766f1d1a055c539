import type { HistoryFilter } from '../../src/core/history/historyFilter.ts';
import { shownOf, type PanelModel } from '../model.ts';

/**
 * Which grades the trend is of: those that it shows already, else those of the list. An unfiltered list of several rubrics would be a
 * tangle of lines: then the trend starts with the rubric that was used last.
 */
export function trendFilterOf(model: PanelModel): HistoryFilter {
  if (model.trend !== null) return model.trend.filter;
  const filter = shownOf(model)?.filter ?? {};
  const [latest, ...others] = model.host?.history.facets.rubrics ?? [];
  const narrowed = Object.keys(filter).length > 0;
  return narrowed || latest === undefined || others.length === 0 ? filter : { rubricName: latest.value };
}
