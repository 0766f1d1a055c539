import type { PanelActions } from '../model.ts';
import { rowAfterKey } from '../roving.ts';

/** The listeners of the list of grades, one for all rows. */
export interface ListListeners {
  readonly click: (event: MouseEvent) => void;
  readonly key: (event: KeyboardEvent) => void;
  readonly focus: (event: FocusEvent) => void;
}

/** Arrow keys, Home, End and Page keys move; Enter, Space and a click open. */
export function listKeys({ dispatch, post }: PanelActions): ListListeners {
  const open = (gradeId: string): void => {
    dispatch({ type: 'select-asked', gradeId });
    post({ type: 'select', gradeId });
  };
  return {
    click: (event) => {
      withGrade(event, (_row, gradeId) => {
        open(gradeId);
      });
    },
    key: (event) => {
      withGrade(event, (row, gradeId) => {
        const opens = event.key === 'Enter' || event.key === ' ';
        if (opens) open(gradeId);
        if (opens || moveFocus(row, event.key)) event.preventDefault();
      });
    },
    focus: (event) => {
      withGrade(event, (_row, gradeId) => {
        dispatch({ type: 'row-focused', gradeId });
      });
    },
  };
}

function withGrade(event: Event, use: (row: HTMLElement, gradeId: string) => void): void {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-grade-id]') : null;
  const gradeId = row?.dataset['gradeId'];
  if (row !== null && gradeId !== undefined) use(row, gradeId);
}

function moveFocus(row: HTMLElement, key: string): boolean {
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>('[data-grade-id]') ?? [])];
  const next = rowAfterKey(key, rows.indexOf(row), rows.length);
  if (next === null) return false;
  rows[next]?.focus();
  return true;
}
