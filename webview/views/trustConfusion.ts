import { html, type TemplateResult } from 'lit-html';
import type { ConfusionMatrix } from '../../src/core/statistics/agreementReport.ts';
import { SCORES } from '../../src/core/rubric/rubric.ts';
import { shadeOf } from '../charts/shade.ts';

/** How often the evaluator gave each score for each of the person's scores: counts, shaded, agreement framed. */
export function trustConfusion(confusion: ConfusionMatrix): TemplateResult {
  const largest = Math.max(...confusion.flat());
  return html`<h4>Your score and the evaluator’s</h4>
    <table class="confusion">
      <caption class="visually-hidden">Counts of labels: a row for each of your scores, a column for each score of the evaluator</caption>
      <thead>
        <tr><td></td><th class="axis-name" colspan="5" scope="colgroup">Evaluator</th></tr>
        <tr><th class="axis-name" scope="col">You</th>${SCORES.map((score) => html`<th scope="col">${score}</th>`)}</tr>
      </thead>
      <tbody>
        ${confusion.map((row, you) => html`<tr><th scope="row">${you + 1}</th>${row.map((count, evaluator) => cell(count, largest, you === evaluator))}</tr>`)}
      </tbody>
    </table>
    <p class="chart-note muted">The framed counts are those where both give the same score.</p>`;
}

function cell(count: number, largest: number, same: boolean): TemplateResult {
  return html`<td class=${`shade-${shadeOf(count, largest)}${same ? ' same' : ''}`}>${count}</td>`;
}
