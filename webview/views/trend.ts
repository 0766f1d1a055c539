import { html, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import type { HistoryFilter } from '../../src/core/history/historyFilter.ts';
import type { HistoryState } from '../../src/protocol/historyProtocol.ts';
import type { Trend } from '../../src/core/history/trend.ts';
import { trendGeometry } from '../charts/trendGeometry.ts';
import type { PanelActions } from '../model.ts';
import { notice } from '../ui/notice.ts';
import { progressRing } from '../ui/progress.ts';
import { trendChart } from './trendChart.ts';
import { trendHistogram } from './trendHistogram.ts';
import { trendLegend } from './trendLegend.ts';
import { trendScope } from './trendScope.ts';
import { trendSummary } from './trendSummary.ts';
import { trendTable } from './trendTable.ts';

/** What the trend is of. */
export interface TrendContext {
  readonly filter: HistoryFilter;
  /** What there is to choose from. */
  readonly facets: HistoryState['facets'];
  /** Whether the data table is open. */
  readonly dataOpen: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Expected scores over time, how often each score was given, and the mean of each rubric. Null without a problem: it is on its way. */
export function trendView(trend: Trend | null, problem: string | null, context: TrendContext, actions: PanelActions): TemplateResult {
  return html`<section class="trend analysis" aria-labelledby="trend-heading">
    <h2 id="trend-heading">Trend</h2>
    ${trendScope(context.facets, context.filter, actions)}
    ${guard([trend, problem, context.dataOpen], () => content(trend, problem, context.dataOpen, actions))}
  </section>`;
}

function content(trend: Trend | null, problem: string | null, dataOpen: boolean, actions: PanelActions): unknown {
  if (problem !== null) return notice({ kind: 'warning', content: problem, urgent: true });
  if (trend === null) return html`<p class="loading">${progressRing()}<span>Reading the history…</span></p>`;
  if (trend.series.length === 0) return html`<p class="muted">No graded texts here yet. Grade some with the same rubric, and their scores make a line.</p>`;
  const geometry = trendGeometry(trend);
  return html`${trendChart(geometry, actions)} ${trendLegend(trend, geometry)} ${trendTable(trend, dataOpen, actions)} ${trendHistogram(trend)} ${trendSummary(trend)}`;
}
