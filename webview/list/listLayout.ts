import type { HistoryGroupView } from '../../src/protocol/historyProtocol.ts';

/** A place in the list: a row of a group, or with row -1 the group's header. Rows that are not loaded have one too. */
export interface ListPosition {
  readonly group: string;
  readonly row: number;
}

/** The row number of a group's header. */
export const HEADER = -1;

/** Heights in pixels; every row has the same. */
export interface ListHeights {
  /** 0 in a list without headers. */
  readonly header: number;
  readonly row: number;
}

/** A group with its place in the list. */
export interface PlacedGroup {
  readonly view: HistoryGroupView;
  readonly open: boolean;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly height: number;
  /** Number of the first item, over the whole list; items are headers and rows that are not folded away. */
  readonly firstItem: number;
  readonly items: number;
}

/** The whole list as numbers: where everything would be if it were drawn. */
export interface ListLayout {
  readonly groups: readonly PlacedGroup[];
  readonly heights: ListHeights;
  readonly height: number;
  readonly items: number;
}

/** Rows of one group that are to be drawn: from `start` up to, not with, `end`. */
export interface VisibleRows {
  readonly group: PlacedGroup;
  readonly start: number;
  readonly end: number;
}

/** Places the groups one below the other. */
export function layoutOf(views: readonly HistoryGroupView[], collapsed: ReadonlySet<string>, heights: ListHeights): ListLayout {
  const groups: PlacedGroup[] = [];
  const headers = heights.header > 0 ? 1 : 0;
  let top = 0;
  let firstItem = 0;
  for (const view of views) {
    const open = headers === 0 || !collapsed.has(view.key);
    const rows = open ? view.count : 0;
    const placed = { view, open, top, height: heights.header + rows * heights.row, firstItem, items: headers + rows };
    groups.push(placed);
    top += placed.height;
    firstItem += placed.items;
  }
  return { groups, heights, height: top, items: firstItem };
}

/** The groups and rows that touch the pixels from `top` to `bottom`; a header alone is a group with no rows. */
export function visibleRows(layout: ListLayout, top: number, bottom: number): readonly VisibleRows[] {
  const visible: VisibleRows[] = [];
  for (let index = groupAtPixel(layout, top); index < layout.groups.length; index += 1) {
    const group = layout.groups[index];
    if (group === undefined || group.top > bottom) break;
    visible.push({ group, ...rowsBetween(group, layout.heights, top, bottom) });
  }
  return visible;
}

function rowsBetween(group: PlacedGroup, { header, row }: ListHeights, top: number, bottom: number): { start: number; end: number } {
  const rows = group.open ? group.view.count : 0;
  const firstTop = group.top + header;
  const start = clamp(Math.floor((top - firstTop) / row), 0, rows);
  return { start, end: clamp(Math.ceil((bottom - firstTop) / row), start, rows) };
}

/** The position of an item by its number; null outside the list. */
export function positionOf(layout: ListLayout, item: number): ListPosition | null {
  if (item < 0 || item >= layout.items) return null;
  const group = layout.groups[lastIndex(layout.groups, ({ firstItem }) => firstItem <= item)];
  if (group === undefined) return null;
  const headers = layout.heights.header > 0 ? 1 : 0;
  return { group: group.view.key, row: item - group.firstItem - headers };
}

/** The number of the item at a position; what is gone or folded away counts as the nearest that is there. Null in an empty list. */
export function itemAt(layout: ListLayout, position: ListPosition | null): number | null {
  if (layout.items === 0) return null;
  const group = position === null ? undefined : layout.groups.find(({ view }) => view.key === position.group);
  if (position === null || group === undefined) return 0;
  const headers = layout.heights.header > 0 ? 1 : 0;
  const within = clamp(position.row + headers, 0, Math.max(0, group.items - 1));
  return clamp(group.firstItem + within, 0, layout.items - 1);
}

function groupAtPixel({ groups }: ListLayout, pixel: number): number {
  return Math.max(0, lastIndex(groups, ({ top }) => top <= pixel));
}

/** Index of the last element that `holds`; all before it must hold too. -1 when none does. */
function lastIndex<T>(list: readonly T[], holds: (element: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = list[middle];
    if (element !== undefined && holds(element)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
