import { html, type TemplateResult } from 'lit-html';
import type { ComparisonView } from '../../src/protocol/historyProtocol.ts';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';
import type { PanelActions } from '../model.ts';
import { notice } from '../ui/notice.ts';
import { progressRing } from '../ui/progress.ts';
import { comparisonDifferences, diffButtons } from './comparisonDifferences.ts';
import { comparisonScores, gradeTitle } from './comparisonScores.ts';

/** Grades side by side; what differs comes first. Null without a problem: it is on its way. */
export function comparisonView(view: ComparisonView | null, problem: string | null, actions: PanelActions): TemplateResult {
  return html`<section class="comparison analysis" aria-labelledby="comparison-heading">
    <h2 id="comparison-heading">Comparison</h2>
    ${content(view, problem, actions)}
  </section>`;
}

function content(view: ComparisonView | null, problem: string | null, actions: PanelActions): unknown {
  if (problem !== null) return notice({ kind: 'warning', content: problem, urgent: true });
  if (view === null) return html`<p class="loading">${progressRing()}<span>Reading the grades…</span></p>`;
  const { comparison, grades } = view;
  return html`${notice({ kind: comparison.comparable ? 'info' : 'warning', content: comparison.sentence })}
    ${comparisonDifferences(view, actions)} ${comparisonScores(view, actions)}
    <h3>Feedback</h3>
    ${diffButtons('feedback', grades, actions)}
    <ul class="compared feedbacks">${grades.map(feedback)}</ul>`;
}

function feedback(grade: GradeView, index: number): TemplateResult {
  const { feedback: text } = grade.verdict;
  return html`<li>${gradeTitle(grade, index)}<p class="compared-feedback" dir="auto">${text === '' ? html`<span class="muted">No feedback</span>` : text}</p></li>`;
}
