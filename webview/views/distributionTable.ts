import { html, type TemplateResult } from 'lit-html';
import type { GradedVerdict } from '../../src/core/grading/verdict.ts';
import { distributionBars, type Bar } from '../charts/distribution.ts';
import { levelOf } from '../charts/level.ts';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';
import { percent } from '../text/numbers.ts';

/** The distribution as bars that are a table at the same time: what is drawn stands there as a number. */
export function distributionTable(verdict: GradedVerdict, meanings: GradeView['scoreDescriptions']): TemplateResult {
  return html`<table class="distribution level-${levelOf(verdict.score)}">
    <caption class="visually-hidden">Probability of each score</caption>
    <thead class="visually-hidden">
      <tr><th scope="col">Score</th><td></td><th scope="col">Probability</th></tr>
    </thead>
    <tbody>
      ${distributionBars(verdict.distribution, verdict.score).map((bar) => row(bar, meanings[bar.score]))}
    </tbody>
  </table>`;
}

function row({ score, share, length, decided }: Bar, meaning: string): TemplateResult {
  return html`<tr class=${decided ? 'decided' : ''} title=${meaning}>
    <th scope="row">${score}<span class="visually-hidden">${decided ? ', the score' : ''}</span></th>
    <td class="bar">
      <svg aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%" rx="2"></rect><rect class="fill" width="${length}%" height="100%" rx="2"></rect></svg>
    </td>
    <td class="share">${percent(share)}</td>
  </tr>`;
}
