import { html, nothing, type TemplateResult } from 'lit-html';
import type { RubricSummary, Trend } from '../../src/core/history/trend.ts';
import { intervalPlot } from '../charts/intervalPlot.ts';
import { SCORE_DOMAIN } from '../charts/scale.ts';
import { counted, oneDecimal, probability } from '../text/numbers.ts';
import { icon } from '../ui/icon.ts';

const RULES = [1, 2, 3, 4, 5];

/** The mean of each rubric with its interval. */
export function trendSummary({ summaries }: Trend): unknown {
  if (summaries.length === 0) return nothing;
  return html`<h3>Mean by rubric</h3>
    <div class="summary-scale" aria-hidden="true">${RULES.map((score) => html`<span>${score}</span>`)}</div>
    <ul class="summaries" aria-label="Mean expected score of each rubric">${summaries.map(line)}</ul>`;
}

function line(summary: RubricSummary): TemplateResult {
  const { rubricName, graded, graders, mean, lowest, highest } = summary;
  return html`<li>
    <bdi class="summary-name">${rubricName}</bdi>
    ${intervalPlot(mean, SCORE_DOMAIN, RULES)}
    <span class="muted">${meanText(summary)} · ${counted(graded, 'grade')} · lowest ${oneDecimal(lowest)}, highest ${oneDecimal(highest)}</span>
    ${graders > 1 ? html`<span class="mixed">${icon('warning')}<span>Mixed: ${graders} graders, so the mean says little about the text.</span></span>` : nothing}
  </li>`;
}

function meanText({ mean }: RubricSummary): unknown {
  if (mean.value === null) return 'no mean';
  const interval = mean.interval === null ? '' : ` (95 %: ${probability(mean.interval.low)} to ${probability(mean.interval.high)})`;
  return html`<b>${probability(mean.value)}</b>${interval}`;
}
