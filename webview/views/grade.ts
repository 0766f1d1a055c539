import { html, nothing, type TemplateResult } from 'lit-html';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';
import type { PanelActions, UiState } from '../model.ts';
import { absoluteTime, relativeTime } from '../text/relativeTime.ts';
import { button } from '../ui/button.ts';
import { feedbackView } from './feedback.ts';
import { gradeNotices } from './gradeNotices.ts';
import { gradeSections } from './gradeSections.ts';
import { scoreView } from './score.ts';
import { ungradedView } from './ungraded.ts';

/** Id of the heading that takes the focus when a grade is opened. */
export const GRADE_HEADING_ID = 'grade-heading';

/** The selected grade. */
export function gradeDetail(grade: GradeView, ui: UiState, actions: PanelActions): TemplateResult {
  const { verdict } = grade;
  return html`<section class="grade" aria-labelledby=${GRADE_HEADING_ID}>
    ${head(grade, ui.now)} ${gradeNotices(grade)}
    ${verdict.kind === 'graded' ? scoreView(verdict, grade) : ungradedView(verdict)} ${toolbar(grade, actions)}
    ${feedbackView(grade, actions)} ${gradeSections(grade, ui.expanded, actions)}
  </section>`;
}

function head({ rubricName, documentName, createdAt }: GradeView, now: number): TemplateResult {
  return html`<header class="grade-head">
    <h2 id=${GRADE_HEADING_ID} tabindex="-1"><bdi>${rubricName}</bdi></h2>
    <p class="muted">
      ${documentName === null ? nothing : html`<bdi class="one-line">${documentName}</bdi>`}
      <time datetime=${new Date(createdAt).toISOString()} title=${absoluteTime(createdAt)}>${relativeTime(createdAt, now, 'long')}</time>
    </p>
  </header>`;
}

function toolbar({ id, documentUri, verdict }: GradeView, { post }: PanelActions): TemplateResult {
  const again = button({
    label: 'Grade Again',
    icon: 'refresh',
    emphasis: verdict.kind === 'ungraded' ? 'primary' : 'secondary',
    onPress: () => {
      post({ type: 'grade-again', gradeId: id });
    },
  });
  const goTo = button({
    label: 'Go to Text',
    icon: 'goto',
    onPress: () => {
      post({ type: 'go-to-text', gradeId: id, quote: null });
    },
  });
  const rubric = button({
    label: 'Open Rubric',
    icon: 'book',
    onPress: () => {
      post({ type: 'open-rubric', gradeId: id });
    },
  });
  return html`<div class="toolbar" role="group" aria-label="Actions for this grade">${again}${documentUri === null ? nothing : goTo}${rubric}</div>`;
}
