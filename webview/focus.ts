import type { FocusTarget } from './model.ts';
import { GRADE_HEADING_ID } from './views/grade.ts';

/** Moves the keyboard focus, and what has it into view. */
export function moveFocus(target: FocusTarget): void {
  const element = target.place === 'grade' ? document.getElementById(GRADE_HEADING_ID) : rowOf(target.gradeId);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: target.place === 'grade' ? 'start' : 'nearest' });
}

function rowOf(gradeId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-grade-id="${CSS.escape(gradeId)}"]`);
}

/** Escape in the grade leads back to its row in the list. */
export function leaveGradeOnEscape(event: KeyboardEvent): void {
  const inGrade = event.target instanceof Element && event.target.closest('[data-region="grade"]') !== null;
  if (event.key !== 'Escape' || !inGrade) return;
  document.querySelector<HTMLElement>('[data-grade-id][tabindex="0"]')?.focus();
}
