import { html, nothing, type TemplateResult } from 'lit-html';
import type { Trend } from '../../src/core/history/trend.ts';
import { wholeNumber } from '../text/numbers.ts';
import { section } from '../ui/section.ts';
import { trendRows, type TrendRow } from '../charts/trendRows.ts';
import { expectedLabel, momentLabel } from './trendWords.ts';

const MOST_ROWS = 500;

/** What the chart draws, as numbers: the newest grades first. */
export function trendTable(trend: Trend): TemplateResult {
  const { rows, more } = trendRows(trend, MOST_ROWS);
  return section({
    title: 'Data',
    note: `${wholeNumber(rows.length + more)} grades`,
    open: false,
    onToggle: () => undefined,
    content: html`<div class="table-scroll" role="region" aria-label="Data of the trend" tabindex="0">
        <table class="data">
          <thead><tr><th scope="col">Time</th><th scope="col">Expected</th><th scope="col">Score</th><th scope="col">Rubric</th><th scope="col">Evaluator</th></tr></thead>
          <tbody>${rows.map(row)}</tbody>
        </table>
      </div>
      ${more > 0 ? html`<p class="muted">and ${wholeNumber(more)} more</p>` : nothing}`,
  });
}

function row({ point, detail }: TrendRow): TemplateResult {
  return html`<tr><th scope="row">${momentLabel(point.createdAt)}</th><td>${expectedLabel(point)}</td><td>${point.score}</td><td>${point.rubricName}</td><td>${detail}</td></tr>`;
}
