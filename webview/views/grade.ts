import { html, nothing, type TemplateResult } from 'lit-html';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';
import type { PanelActions, UiState } from '../model.ts';
import { absoluteTime, relativeTime } from '../text/relativeTime.ts';
import { button } from '../ui/button.ts';
import { iconButton } from '../ui/iconButton.ts';
import { feedbackView } from './feedback.ts';
import { demonstrationNotice, doubtNotices } from './gradeNotices.ts';
import { gradeSections } from './gradeSections.ts';
import { scoreView } from './score.ts';
import { ungradedView } from './ungraded.ts';

/** Id of the heading that takes the focus when a grade is opened. */
export const GRADE_HEADING_ID = 'grade-heading';

/** The selected grade. */
export function gradeDetail(grade: GradeView, ui: UiState, actions: PanelActions): TemplateResult {
  const { verdict } = grade;
  return html`<section class="grade" aria-labelledby=${GRADE_HEADING_ID}>
    ${head(grade, ui.now, actions)} ${demonstrationNotice(grade)}
    ${verdict.kind === 'graded' ? scoreView(verdict, grade) : ungradedView(verdict)} ${doubtNotices(grade)}
    ${toolbar(grade, actions)} ${feedbackView(grade, actions)}
    ${gradeSections(grade, ui.expanded, actions)}
  </section>`;
}

function head({ id, rubricName, documentName, createdAt }: GradeView, now: number, { post }: PanelActions): TemplateResult {
  const openRubric = (): void => {
    post({ type: 'open-rubric', gradeId: id });
  };
  return html`<header class="grade-head">
    ${iconButton({ label: 'Open Rubric', icon: 'book', onPress: openRubric })}
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
  return html`<div class="toolbar" role="group" aria-label="Actions for this grade">${again}${documentUri === null ? nothing : goTo}</div>`;
}
