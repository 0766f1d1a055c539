import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { spreadOf } from '../../src/core/grading/distribution.ts';
import type { GradedVerdict } from '../../src/core/grading/verdict.ts';
import type { ComparisonView } from '../../src/protocol/historyProtocol.ts';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';
import { barLength, distributionBars, type Bar } from '../charts/distribution.ts';
import { levelOf } from '../charts/level.ts';
import { oneDecimal, percent } from '../text/numbers.ts';
import { scoreInWords } from '../text/wording.ts';
import type { PanelActions } from '../model.ts';
import { button } from '../ui/button.ts';
import { gradeLetter, signed } from './comparisonWords.ts';
import { pips } from './pips.ts';
import { momentLabel } from './trendWords.ts';

/** The scores of the grades side by side, each distribution with that of the grade before behind it. */
export function comparisonScores({ comparison, grades }: ComparisonView, actions: PanelActions): TemplateResult {
  return html`<h3>Scores</h3>
    <ul class="compared">
      ${grades.map((grade, index) => column(grade, index, grades[index - 1], comparison.comparable, actions))}
    </ul>
    ${grades.length > 1 ? html`<p class="chart-note muted">The upright marks are the probabilities of the grade before.</p>` : nothing}`;
}

function column(grade: GradeView, index: number, before: GradeView | undefined, comparable: boolean, actions: PanelActions): TemplateResult {
  const { verdict } = grade;
  const earlier = before?.verdict.kind === 'graded' ? before.verdict : null;
  return html`<li>
    ${gradeTitle(grade, index)}
    ${verdict.kind === 'graded' ? score(verdict, index, earlier, comparable) : html`<p class="ungraded-label">Ungraded</p><p>${verdict.message}</p>`}
    ${open(grade, index, actions)}
  </li>`;
}

/** The letter of a grade, with its rubric and time. */
export function gradeTitle({ rubricName, createdAt }: GradeView, index: number): TemplateResult {
  return html`<h4><span class="letter">${gradeLetter(index)}</span> <bdi>${rubricName}</bdi></h4>
    <p class="muted"><time datetime=${new Date(createdAt).toISOString()}>${momentLabel(createdAt)}</time></p>`;
}

function score(verdict: GradedVerdict, index: number, earlier: GradedVerdict | null, comparable: boolean): TemplateResult {
  return html`<div class="compared-score level-${levelOf(verdict.score)}">
      <p class="numeral" role="img" aria-label="Score: ${scoreInWords(verdict.score)}"><b>${verdict.score}</b><span>/5</span></p>
      ${pips(verdict.score)}
    </div>
    <p class="compared-expected">expected <b>${oneDecimal(verdict.expectedScore)}</b> <span class="muted">± ${oneDecimal(spreadOf(verdict.distribution))}</span></p>
    ${earlier === null ? html`<p class="muted">${index === 0 ? 'earliest' : 'nothing before it'}</p>` : change(verdict.expectedScore - earlier.expectedScore, gradeLetter(index - 1), comparable)} ${distribution(verdict, earlier)}`;
}

function change(delta: number, since: string, comparable: boolean): TemplateResult {
  return html`<p class=${comparable ? '' : 'muted'}>${signed(delta)} since ${since}${comparable ? '' : ', not comparable'}</p>`;
}

function distribution(verdict: GradedVerdict, earlier: GradedVerdict | null): TemplateResult {
  const before = earlier === null ? [] : distributionBars(earlier.distribution, earlier.score);
  return html`<table class="distribution level-${levelOf(verdict.score)}">
    <caption class="visually-hidden">Probability of each score</caption>
    <thead class="visually-hidden"><tr><th scope="col">Score</th><td></td><th scope="col">Probability</th></tr></thead>
    <tbody>${distributionBars(verdict.distribution, verdict.score).map((bar, index) => row(bar, before[index]))}</tbody>
  </table>`;
}

function row({ score: of, share, length, decided }: Bar, before: Bar | undefined): TemplateResult {
  const mark = before === undefined ? nothing : svg`<line class="before" x1="${barLength(before.share)}%" x2="${barLength(before.share)}%" y1="0" y2="100%"></line>`;
  return html`<tr class=${decided ? 'decided' : ''}>
    <th scope="row">${of}<span class="visually-hidden">${decided ? ', the score' : ''}</span></th>
    <td class="bar"><svg aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%" rx="2"></rect><rect class="fill" width="${length}%" height="100%" rx="2"></rect>${mark}</svg></td>
    <td class="share">${percent(share)}${before === undefined ? nothing : html`<span class="visually-hidden">, before ${percent(before.share)}</span>`}</td>
  </tr>`;
}

function open({ id }: GradeView, index: number, { dispatch, post }: PanelActions): TemplateResult {
  return button({
    label: `Open ${gradeLetter(index)}`,
    onPress: () => {
      dispatch({ type: 'select-asked', gradeId: id });
      post({ type: 'select', gradeId: id });
    },
  });
}
