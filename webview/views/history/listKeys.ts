import { focusItem } from '../../focus.ts';
import { HEADER, itemAt, positionOf, type ListLayout, type ListPosition } from '../../list/listLayout.ts';
import { rowAt } from '../../list/rowCache.ts';
import type { PanelActions, PanelModel } from '../../model.ts';
import { rowAfterKey } from '../../roving.ts';
import { labelByKey } from '../labelKeys.ts';

/** The listeners of the list of grades, one for all rows. */
export interface ListListeners {
  readonly click: (event: MouseEvent) => void;
  readonly key: (event: KeyboardEvent) => void;
  readonly focus: (event: FocusEvent) => void;
}

/** Moves over the whole list, drawn or not; opens, chooses, labels and deletes. */
export function listKeys(model: PanelModel, layout: ListLayout, actions: PanelActions): ListListeners {
  const at = (event: Event): ListItem | null => itemOf(event, model);
  return {
    click: (event) => {
      const item = at(event);
      if (item !== null) clicked(event, item, layout, actions);
    },
    key: (event) => {
      const item = at(event);
      if (item !== null && !hasModifier(event) && pressed(event, item, layout, model, actions)) event.preventDefault();
    },
    focus: (event) => {
      const item = at(event);
      if (item !== null) actions.dispatch({ type: 'item-focused', position: item.position });
    },
  };
}

interface ListItem {
  readonly position: ListPosition;
  /** Null for a header, and while the row is loaded. */
  readonly gradeId: string | null;
  readonly score: number | null;
}

function itemOf({ target }: Event, { rows }: PanelModel): ListItem | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  const group = element?.dataset['group'];
  if (element === null || group === undefined) return null;
  const position = { group, row: Number(element.dataset['row']) };
  const grade = position.row === HEADER ? null : rowAt(rows, group, position.row);
  return { position, gradeId: grade?.id ?? null, score: grade?.score ?? null };
}

function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

function clicked(event: MouseEvent, { position, gradeId }: ListItem, layout: ListLayout, actions: PanelActions): void {
  if (position.row === HEADER) toggle(position.group, layout, actions);
  if (gradeId === null) return;
  const onBadge = event.target instanceof Element && event.target.closest('.row-choose') !== null;
  if (onBadge || event.ctrlKey || event.metaKey) actions.dispatch({ type: 'choice-toggled', gradeId });
  else open(gradeId, actions);
}

function pressed(event: KeyboardEvent, item: ListItem, layout: ListLayout, model: PanelModel, actions: PanelActions): boolean {
  if (moved(event.key, item.position, layout, actions)) return true;
  return item.position.row === HEADER ? onHeader(event.key, item.position.group, layout, actions) : onRow(event, item, model, actions);
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

function onRow(event: KeyboardEvent, { gradeId, score }: ListItem, { ui }: PanelModel, actions: PanelActions): boolean {
  if (gradeId === null) return false;
  switch (event.key) {
    case 'Enter':
      open(gradeId, actions);
      return true;
    case ' ':
      actions.dispatch({ type: 'choice-toggled', gradeId });
      return true;
    case 'Delete':
      actions.post({ type: 'delete-grades', gradeIds: ui.chosen.includes(gradeId) ? ui.chosen : [gradeId] });
      return true;
    default:
      return labelByKey(event, { id: gradeId, score }, actions);
  }
}

function open(gradeId: string, { dispatch, post }: PanelActions): void {
  dispatch({ type: 'select-asked', gradeId });
  post({ type: 'select', gradeId });
}
