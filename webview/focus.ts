import type { ListPosition } from './list/listLayout.ts';
import type { FocusTarget } from './model.ts';

/** Id of the heading that takes the focus when a grade is opened. */
export const GRADE_HEADING_ID = 'grade-heading';

/** Moves the keyboard focus, and what has it into view. */
export function moveFocus(target: FocusTarget): void {
  if (target.place === 'row') {
    focusItem(target.position);
    return;
  }
  const heading = document.getElementById(GRADE_HEADING_ID);
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: 'start' });
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

/** Escape in the grade leads back to its row in the list. */
export function leaveGradeOnEscape(event: KeyboardEvent): void {
  const inGrade = event.target instanceof Element && event.target.closest('[data-region="grade"]') !== null;
  if (event.key === 'Escape' && inGrade) focusList();
}
