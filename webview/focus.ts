import type { ListPosition } from './list/listLayout.ts';
import type { FocusTarget, PanelActions } from './model.ts';

/** Id of the heading that takes the focus when a grade is opened. */
export const GRADE_HEADING_ID = 'grade-heading';

/** Moves the keyboard focus, and what has it into view. */
export function moveFocus(target: FocusTarget): void {
  if (target.place === 'row') focusItem(target.position);
  else if (target.place === 'point') focusPoint(target.gradeId);
  else if (target.place === 'tab') document.querySelector<HTMLElement>('.tab[aria-selected="true"]')?.focus();
  else focusGrade();
}

function focusGrade(): void {
  const heading = document.getElementById(GRADE_HEADING_ID);
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: 'start' });
}

// A point that is no longer drawn has neighbours.
function focusPoint(gradeId: string): void {
  const points = [...document.querySelectorAll<SVGElement>('[data-point-id]')];
  const point = points.find(({ dataset }) => dataset['pointId'] === gradeId) ?? points.at(-1);
  point?.focus({ preventScroll: true });
  point?.scrollIntoView({ block: 'nearest' });
}

/** Focuses an item of the list and brings it into view; false when it is not drawn. */
export function focusItem(position: ListPosition): boolean {
  const item = itemOf(position);
  item?.focus({ preventScroll: true });
  item?.scrollIntoView({ block: 'nearest' });
  return item !== undefined;
}

// Group keys are texts of any kind, hence no selector.
function itemOf({ group, row }: ListPosition): HTMLElement | undefined {
  const items = document.querySelectorAll<HTMLElement>(`[data-row="${row}"]`);
  return [...items].find(({ dataset }) => dataset['group'] === group);
}

/** Focuses the item of the list that the Tab key reaches, and brings it into view. */
export function focusList(): void {
  const item = document.querySelector<HTMLElement>('[data-row][tabindex="0"]');
  item?.focus({ preventScroll: true });
  item?.scrollIntoView({ block: 'nearest' });
}

/** Escape in the grade leads back to where it was opened: a row of the list, or a point of the trend. */
export function leaveGradeOnEscape(event: KeyboardEvent, { current, dispatch }: PanelActions): void {
  const inGrade = event.target instanceof Element && event.target.closest('[data-region="grade"]') !== null;
  if (event.key !== 'Escape' || !inGrade) return;
  if (current().ui.openedFrom === null) focusList();
  else dispatch({ type: 'grade-left' });
}
