import { assertNever } from '../src/core/support/assertNever.ts';
import type { PanelMessage, PanelState, RunningView } from '../src/protocol/panelProtocol.ts';
import type { FocusTarget, PanelEvent, PanelModel, SectionName, UiState } from './model.ts';

type Progress = Extract<PanelMessage, { type: 'progress' }>;

/** The model before the host has spoken. */
export function initialModel(kept: Partial<Pick<UiState, 'expanded' | 'activeGradeId'>>, now: number): PanelModel {
  return {
    host: null,
    ui: {
      now,
      expanded: kept.expanded ?? new Set<SectionName>(),
      search: null,
      activeGradeId: kept.activeGradeId ?? null,
      opening: null,
      loadingMore: false,
      cancelling: new Set<string>(),
      focus: null,
    },
  };
}

/** The next model; the same object when nothing changed, and unchanged parts keep their identity. */
export function reduce(model: PanelModel, event: PanelEvent): PanelModel {
  switch (event.type) {
    case 'state':
      return { host: event.state, ui: afterState(model, event.state) };
    case 'progress':
      return withProgress(model, event);
    case 'section-toggled':
      return withSection(model, event.section, event.open);
    case 'search-typed':
      return withUi(model, { search: event.text });
    case 'row-focused':
      return model.ui.activeGradeId === event.gradeId ? model : withUi(model, { activeGradeId: event.gradeId });
    case 'select-asked':
      return withSelection(model, event.gradeId);
    case 'more-asked':
      return withUi(model, { loadingMore: true });
    case 'cancel-asked':
      return withUi(model, { cancelling: new Set([...model.ui.cancelling, event.runId]) });
    case 'ticked':
      return withUi(model, { now: event.now });
    default:
      return assertNever(event);
  }
}

function withUi(model: PanelModel, change: Partial<UiState>): PanelModel {
  return { host: model.host, ui: { ...model.ui, ...change } };
}

function withSection(model: PanelModel, section: SectionName, open: boolean): PanelModel {
  if (model.ui.expanded.has(section) === open) return model;
  const expanded = new Set(model.ui.expanded);
  if (open) expanded.add(section);
  else expanded.delete(section);
  return withUi(model, { expanded });
}

function withSelection(model: PanelModel, gradeId: string): PanelModel {
  const shown = model.host?.selected?.id === gradeId;
  return withUi(model, { activeGradeId: gradeId, opening: shown ? null : gradeId, focus: shown ? { place: 'grade' } : model.ui.focus });
}

function withProgress(model: PanelModel, progress: Progress): PanelModel {
  const { host } = model;
  if (host?.running.some((run) => run.runId === progress.runId) !== true) return model;
  const running = host.running.map((run) => (run.runId === progress.runId ? advance(run, progress) : run));
  return { host: { ...host, running }, ui: model.ui };
}

function advance(run: RunningView, { stage, fraction, tokensPerSecond, feedbackDelta }: Progress): RunningView {
  return { ...run, stage, fraction, tokensPerSecond, feedback: run.feedback + feedbackDelta };
}

function afterState(model: PanelModel, state: PanelState): UiState {
  const { ui } = model;
  const opened = ui.opening !== null && state.selected?.id === ui.opening;
  return {
    ...ui,
    opening: opened ? null : ui.opening,
    loadingMore: false,
    cancelling: stillRunning(ui.cancelling, state),
    focus: opened ? { place: 'grade' } : (firstOfNewPage(model, state) ?? ui.focus),
  };
}

function stillRunning(cancelling: ReadonlySet<string>, state: PanelState): ReadonlySet<string> {
  const running = state.running.map((run) => run.runId).filter((id) => cancelling.has(id));
  return running.length === cancelling.size ? cancelling : new Set(running);
}

// After "Load More" the focus goes on with the first grade that came.
function firstOfNewPage(model: PanelModel, state: PanelState): FocusTarget | null {
  if (!model.ui.loadingMore || model.host === null) return null;
  const known = new Set(model.host.history.grades.map((grade) => grade.id));
  const last = model.host.history.grades.at(-1);
  const from = state.history.grades.findIndex((grade) => grade.id === last?.id);
  const fresh = state.history.grades.slice(from + 1).find((grade) => !known.has(grade.id));
  return fresh === undefined ? null : { place: 'row', gradeId: fresh.id };
}
