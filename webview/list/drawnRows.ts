import type { PanelModel, UiState } from '../model.ts';
import { HEADER, itemAt, layoutOf, positionOf, visibleRows, type ListHeights, type ListLayout, type ListPosition, type VisibleRows } from './listLayout.ts';

/** Drawn above and below what is in view, so that a slow frame shows no gap. Pixels. */
const OVERSCAN = 160;

/** Heights of a row and of a group's header in lines of the font size, for each density. */
const EMS = { tiny: { row: 5.4, header: 2.1 }, narrow: { row: 3.6, header: 2.1 }, wide: { row: 2.4, header: 2.2 } } as const;

/** How much room a row has: three lines, two lines, or columns. */
export type Density = keyof typeof EMS;

/** The density for a width in pixels, at a font size of 13 px; a larger font needs more. */
export function densityFor(width: number, fontPixels: number): Density {
  const ems = width / fontPixels;
  if (ems < 17) return 'tiny';
  return ems < 50 ? 'narrow' : 'wide';
}

/** The list of a model as numbers. */
export function listLayout({ host, ui }: PanelModel): ListLayout {
  const history = host?.history;
  return layoutOf(history?.groups ?? [], ui.collapsed, heightsFor(ui, (history?.shown.groupBy ?? null) !== null));
}

function heightsFor({ list }: UiState, grouped: boolean): ListHeights {
  const { row, header } = EMS[list.density];
  return { row: Math.round(row * list.fontPixels), header: grouped ? Math.round(header * list.fontPixels) : 0 };
}

/** The item that the Tab key reaches; null in an empty list. */
export function activePosition(model: PanelModel, layout = listLayout(model)): ListPosition | null {
  const item = itemAt(layout, model.ui.active);
  return item === null ? null : positionOf(layout, item);
}

/** What is to be drawn: what is in view and a little more, and the active item wherever it is, so that it keeps the focus. */
export function drawnRows(model: PanelModel, layout = listLayout(model)): readonly VisibleRows[] {
  if (model.ui.view !== 'grades') return [];
  const { top, bottom } = model.ui.list;
  const visible = visibleRows(layout, top - OVERSCAN, bottom + OVERSCAN);
  const active = activePosition(model, layout);
  return active === null || isDrawn(visible, active) ? visible : withActive(visible, layout, active);
}

function isDrawn(visible: readonly VisibleRows[], { group, row }: ListPosition): boolean {
  return visible.some((rows) => rows.group.view.key === group && (row === HEADER || (row >= rows.start && row < rows.end)));
}

function withActive(visible: readonly VisibleRows[], layout: ListLayout, { group: key, row }: ListPosition): readonly VisibleRows[] {
  const group = layout.groups.find(({ view }) => view.key === key);
  if (group === undefined) return visible;
  const alone = { group, start: Math.max(0, row), end: row + 1 };
  return [...visible, alone];
}
