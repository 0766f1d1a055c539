import { html, nothing, type TemplateResult } from 'lit-html';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';
import { focusList, GRADE_HEADING_ID } from '../focus.ts';
import type { PanelActions, UiState } from '../model.ts';
import { absoluteTime, relativeTime } from '../text/relativeTime.ts';
import { toolButton } from '../ui/toolButton.ts';
import { feedbackView } from './feedback.ts';
import { demonstrationNotice, doubtNotices, textsNotKeptNotice } from './gradeNotices.ts';
import { gradeSections } from './gradeSections.ts';
import { gradeToolbar } from './gradeToolbar.ts';
import { labelControls } from './labelControls.ts';
import { labelByKey } from './labelKeys.ts';
import { scoreView } from './score.ts';
import { ungradedView } from './ungraded.ts';

/** The selected grade. */
export function gradeDetail(grade: GradeView, ui: UiState, actions: PanelActions): TemplateResult {
  const { verdict } = grade;
  return html`<section class="grade" aria-labelledby=${GRADE_HEADING_ID} @keydown=${labelKeys(grade, actions)}>
    ${head(grade, ui.now, actions)} ${demonstrationNotice(grade)}
    ${verdict.kind === 'graded' ? scoreView(verdict, grade) : ungradedView(verdict)} ${doubtNotices(grade)}
    ${gradeToolbar(grade, ui.chosen, actions)} ${labelControls(grade, actions)} ${feedbackView(grade, actions)}
    ${textsNotKeptNotice(grade)} ${gradeSections(grade, ui.expanded, actions)}
  </section>`;
}

function head({ id, rubricName, documentName, createdAt }: GradeView, now: number, { dispatch, post }: PanelActions): TemplateResult {
  const openRubric = (): void => {
    post({ type: 'open-rubric', gradeId: id });
  };
  const close = (): void => {
    dispatch({ type: 'grade-closed', gradeId: id });
    focusList();
  };
  return html`<header class="grade-head">
    <div class="head-tools">
      ${toolButton({ label: 'Open Rubric', labelHidden: true, icon: 'book', onPress: openRubric })}
      ${toolButton({ label: 'Close Grade', labelHidden: true, icon: 'close', onPress: close })}
    </div>
    <h2 id=${GRADE_HEADING_ID} tabindex="-1"><bdi>${rubricName}</bdi></h2>
    <p class="muted">
      ${documentName === null ? nothing : html`<bdi class="one-line">${documentName}</bdi>`}
      <time datetime=${new Date(createdAt).toISOString()} title=${absoluteTime(createdAt)}>${relativeTime(createdAt, now, 'long')}</time>
    </p>
  </header>`;
}

// Not while somebody writes.
function labelKeys({ id, verdict, label }: GradeView, actions: PanelActions): (event: KeyboardEvent) => void {
  return (event) => {
    const writes = event.target instanceof Element && event.target.closest('vscode-text-field, input, select') !== null;
    if (writes || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = { id, score: verdict.kind === 'graded' ? verdict.score : null, note: label?.note ?? '' };
    if (labelByKey(event, target, actions)) event.preventDefault();
  };
}
