import { html, nothing, type TemplateResult } from 'lit-html';
import { spreadOf } from '../../src/core/grading/distribution.ts';
import type { GradedVerdict } from '../../src/core/grading/verdict.ts';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';
import { levelOf } from '../charts/level.ts';
import { oneDecimal, probability } from '../text/numbers.ts';
import { scoreInWords } from '../text/wording.ts';
import { icon } from '../ui/icon.ts';
import { distributionTable } from './distributionTable.ts';
import { pips } from './pips.ts';

/** The score, what it means in the rubric's words, and the distribution behind it. */
export function scoreView(verdict: GradedVerdict, grade: GradeView): TemplateResult {
  return html`<div class="score-block">
      <div class="score level-${levelOf(verdict.score)}">
        <p class="numeral" role="img" aria-label="Score: ${scoreInWords(verdict.score)}"><b>${verdict.score}</b><span>/5</span></p>
        ${pips(verdict.score)}
      </div>
      ${distributionTable(verdict, grade.scoreDescriptions)}
    </div>
    <p class="meaning" dir="auto">${grade.scoreDescriptions[verdict.score]}</p>
    ${facts(verdict)} ${thresholdLine(verdict.expectedScore, grade.threshold)}`;
}

function facts(verdict: GradedVerdict): TemplateResult {
  return html`<dl class="facts">
    <div title="The mean of the distribution, and its standard deviation">
      <dt>Expected score</dt>
      <dd>${oneDecimal(verdict.expectedScore)} <span class="muted">± ${oneDecimal(spreadOf(verdict.distribution))}</span></dd>
    </div>
    <div title="The probability that the evaluator gave to the score it decided">
      <dt>p of ${verdict.score}</dt>
      <dd>${probability(verdict.confidence)}</dd>
    </div>
  </dl>`;
}

function thresholdLine(expectedScore: number, threshold: number | null): unknown {
  if (threshold === null) return nothing;
  const meets = expectedScore >= threshold;
  return html`<p class=${meets ? 'threshold meets' : 'threshold below'}>
    ${icon(meets ? 'check' : 'below')}<span>${meets ? 'Meets' : 'Below'} the rubric’s threshold of ${threshold}</span>
  </p>`;
}
