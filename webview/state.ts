import { assertNever } from '../src/core/support/assertNever.ts';
import type { PanelMessage, RunningView } from '../src/protocol/panelProtocol.ts';
import { tidyFilter } from './filter/historyShown.ts';
import { NO_ROWS, withRows } from './list/rowCache.ts';
import { MOST_COMPARED, type PanelEvent, type PanelModel, type SectionName, type UiState } from './model.ts';
import { labelSeen, withHostState } from './hostState.ts';

type Progress = Extract<PanelMessage, { type: 'progress' }>;

/** What the page may bring along from before a reload. */
export type KeptState = Pick<UiState, 'view' | 'expanded' | 'asked' | 'collapsed' | 'chosen'>;

const FRESH: UiState = {
  now: 0,
  view: 'grades',
  expanded: new Set<SectionName>(),
  asked: null,
  search: null,
  active: null,
  collapsed: new Set<string>(),
  list: { top: 0, bottom: 0, density: 'narrow', fontPixels: 13 },
  chosen: [],
  opening: null,
  openedFrom: null,
  cameOnTop: 0,
  closed: null,
  labelling: null,
  cancelling: new Set<string>(),
  focus: null,
};

/** The model before the host has spoken. */
export function initialModel(kept: Partial<KeptState>, now: number): PanelModel {
  return { host: null, rows: NO_ROWS, trend: null, trust: null, comparison: null, ui: { ...FRESH, ...kept, now } };
}

/** The next model; the same object when nothing changed, and unchanged parts keep their identity. */
export function reduce(model: PanelModel, event: PanelEvent): PanelModel {
  switch (event.type) {
    case 'state':
      return withHostState(model, event.state);
    case 'progress':
      return withProgress(model, event);
    case 'history-rows':
      return labelSeen(withNewRows(model, event));
    case 'trend':
      return { ...model, trend: event };
    case 'trust':
      return { ...model, trust: event };
    case 'comparison':
      return { ...model, comparison: event };
    case 'show-view':
      return withUi(model, event.view === 'comparison' ? { view: event.view, chosen: event.gradeIds } : { view: event.view });
    case 'grade-left':
      return returned(model);
    default:
      return withUi(model, reduceUi(model, event));
  }
}

function withUi(model: PanelModel, change: Partial<UiState>): PanelModel {
  const ui = { ...model.ui, ...change };
  return shallowEqual(ui, model.ui) ? model : { ...model, ...staleAnswers(model.ui, ui), ui };
}

// What was answered for other grades, or for another filter, is not shown again while the new answer is on its way.
function staleAnswers(before: UiState, after: UiState): Partial<PanelModel> {
  const entered = before.view !== after.view;
  return {
    ...(entered && after.view === 'trend' ? { trend: null } : {}),
    ...(entered || before.chosen !== after.chosen ? { comparison: null } : {}),
  };
}

// What the person comes back to is there at once, and asked for anew.
function returned(model: PanelModel): PanelModel {
  const { openedFrom } = model.ui;
  if (openedFrom === null) return model;
  const { view, gradeId } = openedFrom;
  return { ...model, ui: { ...model.ui, view, openedFrom: null, focus: view === 'trend' ? { place: 'point', gradeId } : { place: 'tab' } } };
}

type UiEvent = Exclude<PanelEvent, PanelMessage | { readonly type: 'grade-left' }>;

function reduceUi(model: PanelModel, event: UiEvent): Partial<UiState> {
  const { ui } = model;
  switch (event.type) {
    case 'view-chosen':
      return { view: event.view, openedFrom: null };
    case 'section-toggled':
      return { expanded: withMember(ui.expanded, event.section, event.open) };
    case 'group-toggled':
      return { collapsed: withMember(ui.collapsed, event.group, !event.open) };
    case 'search-typed':
      return { search: event.text };
    case 'shown-asked':
      return { asked: { ...event.shown, filter: tidyFilter(event.shown.filter) }, active: null };
    case 'list-measured':
      return { list: event.measures };
    case 'item-focused':
      return { active: event.position, focus: ui.focus?.place === 'row' ? null : ui.focus };
    case 'focus-asked':
      return { focus: event.target, active: event.target.place === 'row' ? event.target.position : ui.active };
    default:
      return reduceGradeUi(model, event);
  }
}

type GradeUiEvent = Extract<UiEvent, { type: 'choice-toggled' | 'choices-made' | 'select-asked' | 'grade-closed' | 'label-asked' | 'cancel-asked' | 'ticked' }>;

function reduceGradeUi(model: PanelModel, event: GradeUiEvent): Partial<UiState> {
  const { ui } = model;
  switch (event.type) {
    case 'choice-toggled':
      return withChoices(ui, ui.chosen.includes(event.gradeId) ? ui.chosen.filter((id) => id !== event.gradeId) : [...ui.chosen, event.gradeId]);
    case 'choices-made':
      return withChoices(ui, event.gradeIds);
    case 'select-asked':
      return withSelection(model, event.gradeId);
    case 'grade-closed':
      return { closed: event.gradeId };
    case 'label-asked':
      return { labelling: { gradeId: event.gradeId, opinion: event.opinion } };
    case 'cancel-asked':
      return { cancelling: new Set([...ui.cancelling, event.runId]) };
    case 'ticked':
      return { now: event.now };
    default:
      return assertNever(event);
  }
}

function shallowEqual<T extends object>(a: T, b: T): boolean {
  for (const name in a) if (!Object.is(a[name], b[name])) return false;
  return true;
}

function withMember<T>(set: ReadonlySet<T>, member: T, inside: boolean): ReadonlySet<T> {
  if (set.has(member) === inside) return set;
  const changed = new Set(set);
  if (inside) changed.add(member);
  else changed.delete(member);
  return changed;
}

// Fewer than two cannot be compared: then the list is on show again.
function withChoices(ui: UiState, gradeIds: readonly string[]): Partial<UiState> {
  const chosen = gradeIds.slice(0, MOST_COMPARED);
  return { chosen, view: ui.view === 'comparison' && chosen.length < 2 ? 'grades' : ui.view };
}

function withSelection({ host, ui }: PanelModel, gradeId: string): Partial<UiState> {
  const there = host?.selected?.id === gradeId;
  const openedFrom = ui.view === 'grades' ? null : { view: ui.view, gradeId };
  if (!there) return { opening: gradeId, closed: null, openedFrom };
  return { opening: null, closed: null, openedFrom, view: 'grades', focus: { place: 'grade' } };
}

function withNewRows(model: PanelModel, message: Extract<PanelMessage, { type: 'history-rows' }>): PanelModel {
  const rows = withRows(model.rows, message);
  return rows === model.rows ? model : { ...model, rows };
}

function withProgress(model: PanelModel, progress: Progress): PanelModel {
  const { host } = model;
  if (host?.running.some((run) => run.runId === progress.runId) !== true) return model;
  const running = host.running.map((run) => (run.runId === progress.runId ? advance(run, progress) : run));
  return { ...model, host: { ...host, running } };
}

function advance(run: RunningView, { stage, fraction, tokensPerSecond, feedbackDelta }: Progress): RunningView {
  return { ...run, stage, fraction, tokensPerSecond, feedback: run.feedback + feedbackDelta };
}
