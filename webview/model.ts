import type { HistoryMessage, HistoryShown } from '../src/protocol/historyProtocol.ts';
import type { PanelMessage, PanelRequest, PanelState } from '../src/protocol/panelProtocol.ts';
import type { Opinion } from '../src/core/history/label.ts';
import type { Density } from './list/drawnRows.ts';
import type { ListPosition } from './list/listLayout.ts';
import type { RowCache } from './list/rowCache.ts';

/** The parts that open and close: of a grade, of the list, and of the trend. */
export const SECTIONS = ['rubric', 'instruction', 'response', 'reference', 'run', 'filters', 'keys', 'storage', 'data'] as const;

export type SectionName = (typeof SECTIONS)[number];

/** What the page can show, in the order of the tabs. */
export const VIEWS = ['grades', 'trend', 'trust', 'comparison'] as const;

export type ViewName = (typeof VIEWS)[number];

/** Most grades that are compared at once. */
export const MOST_COMPARED = 6;

/** Where the keyboard focus should go next. */
export type FocusTarget =
  | { readonly place: 'grade' }
  | { readonly place: 'row'; readonly position: ListPosition }
  /** A point of the trend. */
  | { readonly place: 'point'; readonly gradeId: string }
  /** The tab of the view that is on show. */
  | { readonly place: 'tab' };

/** What was measured of the list on the page. */
export interface ListMeasures {
  /** The part that is in view, in pixels from the top of the list; both 0 when it is not in view. */
  readonly top: number;
  readonly bottom: number;
  readonly density: Density;
  readonly fontPixels: number;
}

/** What belongs to the page alone: the host never hears of it. */
export interface UiState {
  /** Milliseconds since the epoch; moves once a minute, for relative times. */
  readonly now: number;
  readonly view: ViewName;
  readonly expanded: ReadonlySet<SectionName>;
  /** What the person asked to be shown and the host has not answered yet. */
  readonly asked: HistoryShown | null;
  /** Text in the search field; null until the person types, then the host's text is only an echo. */
  readonly search: string | null;
  /** The item that the Tab key reaches. */
  readonly active: ListPosition | null;
  /** Groups that are folded away. */
  readonly collapsed: ReadonlySet<string>;
  readonly list: ListMeasures;
  /** Ids of the grades that were chosen to be compared, in the order of choosing. */
  readonly chosen: readonly string[];
  /** The grade that the person asked to open and that has not come yet. */
  readonly opening: string | null;
  /** Where the open grade was opened from, to go back there; null for the list. */
  readonly openedFrom: { readonly view: ViewName; readonly gradeId: string } | null;
  /** Rows that came on top of the list, all in all: a reader further down is moved along with what is read. */
  readonly cameOnTop: number;
  /** The grade that the host has on show and that the person closed. */
  readonly closed: string | null;
  /** The label that was asked for and not seen yet. */
  readonly labelling: { readonly gradeId: string; readonly opinion: Opinion | null } | null;
  /** Runs whose cancellation was asked for. */
  readonly cancelling: ReadonlySet<string>;
  /** A new object for each move of the focus; one to a row is taken back once the row has it. */
  readonly focus: FocusTarget | null;
}

/** The host's answer to what a view asked for; null until it has come. */
type Answer<Type extends HistoryMessage['type']> = Extract<HistoryMessage, { type: Type }> | null;

/** Everything the page shows. */
export interface PanelModel {
  /** Null until the first state has come. */
  readonly host: PanelState | null;
  readonly rows: RowCache;
  readonly trend: Answer<'trend'>;
  readonly trust: Answer<'trust'>;
  readonly comparison: Answer<'comparison'>;
  readonly ui: UiState;
}

/** What changes the model: messages of the host, and what the person does. */
export type PanelEvent =
  | PanelMessage
  | { readonly type: 'view-chosen'; readonly view: ViewName }
  | { readonly type: 'section-toggled'; readonly section: SectionName; readonly open: boolean }
  | { readonly type: 'search-typed'; readonly text: string }
  | { readonly type: 'shown-asked'; readonly shown: HistoryShown }
  | { readonly type: 'list-measured'; readonly measures: ListMeasures }
  | { readonly type: 'item-focused'; readonly position: ListPosition }
  | { readonly type: 'focus-asked'; readonly target: FocusTarget }
  | { readonly type: 'group-toggled'; readonly group: string; readonly open: boolean }
  | { readonly type: 'choice-toggled'; readonly gradeId: string }
  | { readonly type: 'choices-made'; readonly gradeIds: readonly string[] }
  | { readonly type: 'select-asked'; readonly gradeId: string }
  | { readonly type: 'grade-closed'; readonly gradeId: string }
  /** Back to where the grade was opened from. */
  | { readonly type: 'grade-left' }
  | { readonly type: 'label-asked'; readonly gradeId: string; readonly opinion: Opinion | null }
  | { readonly type: 'cancel-asked'; readonly runId: string }
  | { readonly type: 'ticked'; readonly now: number };

/** What a view may do: change the model, and ask the host. */
export interface PanelActions {
  /** The model as it is now, which may be newer than what is drawn. */
  readonly current: () => PanelModel;
  readonly dispatch: (event: PanelEvent) => void;
  readonly post: (request: PanelRequest) => void;
}

/** What is shown of the history: what was asked for last. */
export function shownOf({ host, ui }: PanelModel): HistoryShown | null {
  return ui.asked ?? host?.history.shown ?? null;
}
