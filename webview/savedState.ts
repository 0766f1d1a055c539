import { HISTORY_GROUPINGS, HISTORY_SORTS, LABEL_STATES, VERDICT_STATES, type HistoryFilter } from '../src/core/history/historyFilter.ts';
import { SCORES } from '../src/core/rubric/rubric.ts';
import type { HistoryShown } from '../src/protocol/historyProtocol.ts';
import { tidyFilter } from './filter/historyShown.ts';
import { SECTIONS, shownOf, VIEWS, type PanelModel, type SectionName, type ViewName } from './model.ts';

/** What the page keeps while it is hidden or the window is reloaded. */
export interface SavedState {
  readonly view: ViewName;
  readonly expanded: readonly SectionName[];
  /** Null before anything was on show. */
  readonly shown: HistoryShown | null;
  readonly collapsed: readonly string[];
  readonly chosen: readonly string[];
  readonly selectedId: string | null;
  /** Pixels from the top. */
  readonly scrollTop: number;
}

const NOTHING: SavedState = { view: 'grades', expanded: [], shown: null, collapsed: [], chosen: [], selectedId: null, scrollTop: 0 };

/** Reads what an earlier version of the page may have kept; whatever does not fit is left out. */
export function readSavedState(value: unknown): SavedState {
  if (!isObject(value)) return NOTHING;
  const chosen = texts(value['chosen']);
  const view = oneOf(VIEWS, value['view']) ?? 'grades';
  return {
    view: view === 'comparison' && chosen.length < 2 ? 'grades' : view,
    expanded: manyOf(SECTIONS, value['expanded']),
    shown: readShown(value['shown']),
    collapsed: texts(value['collapsed']),
    chosen,
    selectedId: text(value['selectedId']) ?? null,
    scrollTop: number(value['scrollTop']) ?? 0,
  };
}

/** What to keep of a model. */
export function savedStateOf(model: PanelModel, scrollTop: number): SavedState {
  const { host, ui } = model;
  const selectedId = host?.selected?.id ?? null;
  return {
    view: ui.view,
    expanded: [...ui.expanded],
    shown: shownOf(model),
    collapsed: [...ui.collapsed],
    chosen: ui.chosen,
    selectedId: selectedId === ui.closed ? null : selectedId,
    scrollTop,
  };
}

function readShown(value: unknown): HistoryShown | null {
  if (!isObject(value)) return null;
  return { filter: readFilter(value['filter']), sort: oneOf(HISTORY_SORTS, value['sort']) ?? 'newest', groupBy: oneOf(HISTORY_GROUPINGS, value['groupBy']) ?? null };
}

function readFilter(value: unknown): HistoryFilter {
  if (!isObject(value)) return {};
  const filter = {
    documentUri: textOrNull(value['documentUri']),
    rubricName: text(value['rubricName']),
    modelName: textOrNull(value['modelName']),
    scores: manyOf(SCORES, value['scores']),
    states: manyOf(VERDICT_STATES, value['states']),
    labels: manyOf(LABEL_STATES, value['labels']),
    from: number(value['from']),
    to: number(value['to']),
    search: text(value['search']),
  };
  return tidyFilter(definedOnly(filter));
}

type Defined<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

function definedOnly<T extends object>(values: T): Defined<T> {
  const defined: Defined<T> = {};
  for (const name in values) {
    const value = values[name];
    if (isDefined(value)) defined[name] = value;
  }
  return defined;
}

function isDefined<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function oneOf<T>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value);
}

function manyOf<T>(known: readonly T[], value: unknown): T[] {
  return Array.isArray(value) ? known.filter((one) => value.includes(one)) : [];
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function textOrNull(value: unknown): string | null | undefined {
  return value === null ? null : text(value);
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value) ? value : undefined;
}
