import type { GradeSummary } from '../../../src/core/history/historyStore.ts';
import { focusItem } from '../../focus.ts';
import { listLayout } from '../../list/drawnRows.ts';
import { HEADER, itemAt, positionOf, type ListLayout, type ListPosition } from '../../list/listLayout.ts';
import { rowAt, rowOf } from '../../list/rowCache.ts';
import type { PanelActions, PanelModel } from '../../model.ts';
import { rowAfterKey } from '../../roving.ts';
import { labelByKey } from '../labelKeys.ts';

/** The listeners of the list of grades, one for all rows. */
export interface ListListeners {
  readonly click: (event: MouseEvent) => void;
  readonly key: (event: KeyboardEvent) => void;
  readonly focus: (event: FocusEvent) => void;
}

/**
 * Moves over the whole list, drawn or not; opens, chooses, labels and deletes. Each acts on the model as it is at that moment: keys
 * may come faster than the list is drawn.
 */
export function listKeys(actions: PanelActions): ListListeners {
  return {
    click: (event) => {
      const item = itemOf(event, actions.current());
      if (item !== null) clicked(event, item, actions);
    },
    key: (event) => {
      const model = actions.current();
      const item = movedTo(model) ?? itemOf(event, model);
      if (item !== null && !hasModifier(event) && pressed(event, item, actions)) event.preventDefault();
    },
    focus: (event) => {
      const item = itemOf(event, actions.current());
      if (item !== null) actions.dispatch({ type: 'item-focused', position: item.position });
    },
  };
}

interface ListItem {
  readonly position: ListPosition;
  /** Null for a header, and while the row is loaded. */
  readonly gradeId: string | null;
  readonly score: number | null;
  readonly note: string;
}

// The grade is the one that is seen in the row, though the list may have moved on.
function itemOf({ target }: Event, { rows }: PanelModel): ListItem | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  const { group, row, gradeId } = element?.dataset ?? {};
  if (group === undefined) return null;
  const position = { group, row: Number(row) };
  return item(position, gradeId === undefined ? null : rowOf(rows, gradeId));
}

// The row that the last key moved to and that is not drawn yet.
function movedTo({ rows, ui: { focus } }: PanelModel): ListItem | null {
  if (focus?.place !== 'row') return null;
  const { group, row } = focus.position;
  return item(focus.position, row === HEADER ? null : rowAt(rows, group, row));
}

function item(position: ListPosition, grade: GradeSummary | null): ListItem {
  return { position, gradeId: grade?.id ?? null, score: grade?.score ?? null, note: grade?.label?.note ?? '' };
}

function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

function clicked(event: MouseEvent, { position, gradeId }: ListItem, actions: PanelActions): void {
  if (position.row === HEADER) toggle(position.group, listLayout(actions.current()), actions);
  if (gradeId === null) return;
  const onBadge = event.target instanceof Element && event.target.closest('.row-choose') !== null;
  if (onBadge || event.ctrlKey || event.metaKey) actions.dispatch({ type: 'choice-toggled', gradeId });
  else open(gradeId, actions);
}

function pressed(event: KeyboardEvent, item: ListItem, actions: PanelActions): boolean {
  const layout = listLayout(actions.current());
  if (moved(event.key, item.position, layout, actions)) return true;
  return item.position.row === HEADER ? onHeader(event.key, item.position.group, layout, actions) : onRow(event, item, actions);
}

function moved(key: string, position: ListPosition, layout: ListLayout, { dispatch }: PanelActions): boolean {
  const header = layout.heights.header > 0 && position.row !== HEADER && key === 'ArrowLeft';
  const next = header ? itemAt(layout, { group: position.group, row: HEADER }) : rowAfterKey(key, itemAt(layout, position) ?? 0, layout.items);
  const to = next === null ? null : positionOf(layout, next);
  if (to === null) return false;
  if (!focusItem(to)) dispatch({ type: 'focus-asked', target: { place: 'row', position: to } });
  return true;
}

const FOLDS: Readonly<Record<string, boolean>> = { ArrowLeft: false, ArrowRight: true };

function onHeader(key: string, group: string, layout: ListLayout, actions: PanelActions): boolean {
  const fold = FOLDS[key];
  if (fold !== undefined) actions.dispatch({ type: 'group-toggled', group, open: fold });
  else if (key === 'Enter' || key === ' ') toggle(group, layout, actions);
  else return false;
  return true;
}

function toggle(group: string, { groups }: ListLayout, { dispatch }: PanelActions): void {
  const placed = groups.find(({ view }) => view.key === group);
  if (placed !== undefined) dispatch({ type: 'group-toggled', group, open: !placed.open });
}

function onRow(event: KeyboardEvent, { gradeId, score, note }: ListItem, actions: PanelActions): boolean {
  if (gradeId === null) return false;
  const { chosen } = actions.current().ui;
  switch (event.key) {
    case 'Enter':
      open(gradeId, actions);
      return true;
    case ' ':
      actions.dispatch({ type: 'choice-toggled', gradeId });
      return true;
    case 'Delete':
      actions.post({ type: 'delete-grades', gradeIds: chosen.includes(gradeId) ? chosen : [gradeId] });
      return true;
    default:
      return labelByKey(event, { id: gradeId, score, note }, actions);
  }
}

function open(gradeId: string, { dispatch, post }: PanelActions): void {
  dispatch({ type: 'select-asked', gradeId });
  post({ type: 'select', gradeId });
}
