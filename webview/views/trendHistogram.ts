import { html, type TemplateResult } from 'lit-html';
import { barLength } from '../charts/distribution.ts';
import { levelOf } from '../charts/level.ts';
import type { Trend } from '../../src/core/history/trend.ts';
import { percent, wholeNumber } from '../text/numbers.ts';

/** How often each score was given: bars that are a table at the same time, best score first. */
export function trendHistogram({ histogram }: Trend): TemplateResult {
  const all = histogram.reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...histogram);
  const rows = histogram.map((count, index) => row(index + 1, count, count / most, all === 0 ? 0 : count / all)).toReversed();
  return html`<h3>Scores</h3>
    <table class="distribution histogram">
      <caption class="visually-hidden">How often each score was given</caption>
      <thead class="visually-hidden"><tr><th scope="col">Score</th><td></td><th scope="col">Grades</th><th scope="col">Share</th></tr></thead>
      <tbody>${rows}</tbody>
    </table>`;
}

function row(score: number, count: number, length: number, share: number): TemplateResult {
  return html`<tr class="decided level-${levelOf(score)}">
    <th scope="row">${score}</th>
    <td class="bar"><svg aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%" rx="2"></rect><rect class="fill" width="${barLength(length)}%" height="100%" rx="2"></rect></svg></td>
    <td class="count">${wholeNumber(count)}</td>
    <td class="share">${percent(share)}</td>
  </tr>`;
}
