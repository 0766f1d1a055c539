import { html, nothing, type TemplateResult } from 'lit-html';
import type { Trend } from '../../src/core/history/trend.ts';
import type { PanelActions } from '../model.ts';
import { counted, wholeNumber } from '../text/numbers.ts';
import { section } from '../ui/section.ts';
import { trendRows, type TrendRow } from '../charts/trendRows.ts';
import { expectedLabel, momentLabel } from './trendWords.ts';

const MOST_ROWS = 500;

/** What the chart draws, as numbers: the newest grades first. */
export function trendTable(trend: Trend, open: boolean, { dispatch }: PanelActions): TemplateResult {
  const count = trend.series.reduce((sum, { points }) => sum + points.length, 0);
  return section({
    title: 'Data',
    note: counted(count, 'grade'),
    open,
    onToggle: (opened) => {
      dispatch({ type: 'section-toggled', section: 'data', open: opened });
    },
    // Hundreds of rows take longer than the chart: they are made for those who open them.
    content: open ? table(trend) : nothing,
  });
}

function table(trend: Trend): TemplateResult {
  const { rows, more } = trendRows(trend, MOST_ROWS);
  return html`<div class="table-scroll" role="region" aria-label="Data of the trend" tabindex="0">
        <table class="data">
          <thead><tr><th scope="col">Time</th><th scope="col">Expected</th><th scope="col">Score</th><th scope="col">Rubric</th><th scope="col">Evaluator</th></tr></thead>
          <tbody>${rows.map(row)}</tbody>
        </table>
      </div>
      ${more > 0 ? html`<p class="muted">and ${wholeNumber(more)} more</p>` : nothing}`;
}

function row({ point, detail }: TrendRow): TemplateResult {
  return html`<tr><th scope="row">${momentLabel(point.createdAt)}</th><td>${expectedLabel(point)}</td><td>${point.score}</td><td>${point.rubricName}</td><td>${detail}</td></tr>`;
}
