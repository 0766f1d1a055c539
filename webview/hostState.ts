import type { Opinion } from '../src/core/history/label.ts';
import type { PanelState } from '../src/protocol/panelProtocol.ts';
import { sameShown } from './filter/historyShown.ts';
import { rowAt, withState, type RowCache } from './list/rowCache.ts';
import type { PanelModel, UiState } from './model.ts';

/** The model after a state of the host. */
export function withHostState(model: PanelModel, state: PanelState): PanelModel {
  const before = model.host?.history;
  const sameList = before !== undefined && sameShown(before.shown, state.history.shown);
  const onTop = sameList ? rowsOnTop(model.rows, state.history) : 0;
  const rows = withState(model.rows, state.history, sameList, onTop);
  return labelSeen({ ...model, host: state, rows, ui: afterState(model, state, sameList, onTop) });
}

function afterState({ host, rows, ui }: PanelModel, state: PanelState, sameList: boolean, onTop: number): UiState {
  const opened = ui.opening !== null && state.selected?.id === ui.opening;
  const another = host !== null && state.selected !== null && state.selected.id !== host.selected?.id;
  const answered = ui.asked !== null && sameShown(ui.asked, state.history.shown);
  return {
    ...ui,
    // A grade that was asked for or has just come is shown, whatever was on show.
    view: opened || another ? 'grades' : ui.view,
    asked: answered ? null : ui.asked,
    // The host changed the search by itself: what was typed before is past.
    search: ui.asked === null && host !== null && !sameList ? null : ui.search,
    active: moved(ui, rows, state, onTop),
    cameOnTop: ui.cameOnTop + onTop,
    opening: opened ? null : ui.opening,
    openedFrom: another && !opened ? null : ui.openedFrom,
    closed: another || opened ? null : ui.closed,
    cancelling: stillRunning(ui.cancelling, state),
    focus: opened ? { place: 'grade' } : ui.focus,
  };
}

// How many rows came on top of what was the first one.
function rowsOnTop(rows: RowCache, { groups, firstRows }: PanelState['history']): number {
  const [first] = groups;
  const top = first === undefined ? null : rowAt(rows, first.key, 0);
  return top === null ? 0 : Math.max(0, firstRows.findIndex(({ id }) => id === top.id));
}

// The active row is followed: among the first rows wherever it went, further down with what came on top.
function moved({ active }: UiState, rows: RowCache, { history }: PanelState, onTop: number): UiState['active'] {
  const [first] = history.groups;
  if (active === null || first?.key !== active.group || active.row < 0) return active;
  const id = rowAt(rows, active.group, active.row)?.id;
  const found = history.firstRows.findIndex((row) => row.id === id);
  const now = found < 0 ? active.row + onTop : found;
  return now === active.row ? active : { group: active.group, row: now };
}

function stillRunning(cancelling: ReadonlySet<string>, state: PanelState): ReadonlySet<string> {
  const running = state.running.map((run) => run.runId).filter((id) => cancelling.has(id));
  return running.length === cancelling.size ? cancelling : new Set(running);
}

/** The model without the label that was waited for, once the host shows it. */
export function labelSeen(model: PanelModel): PanelModel {
  const { labelling } = model.ui;
  if (labelling === null) return model;
  const label = labelOf(model, labelling.gradeId);
  const seen = label !== undefined && sameOpinion(label, labelling.opinion);
  return seen ? { ...model, ui: { ...model.ui, labelling: null } } : model;
}

// Undefined: the grade is not on the page.
function labelOf({ host, rows }: PanelModel, gradeId: string): Opinion | null | undefined {
  if (host?.selected?.id === gradeId) return host.selected.label?.opinion ?? null;
  for (const block of rows.blocks.values()) {
    const row = block.version === rows.version ? block.rows.find((known) => known?.id === gradeId) : undefined;
    if (row) return row.label?.opinion ?? null;
  }
  return undefined;
}

function sameOpinion(a: Opinion | null, b: Opinion | null): boolean {
  if (a === null || b === null) return a === b;
  return a.kind === 'disagree' && b.kind === 'disagree' ? a.score === b.score : a.kind === b.kind;
}
