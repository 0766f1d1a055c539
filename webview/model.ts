import type { PanelMessage, PanelRequest, PanelState } from '../src/protocol/panelProtocol.ts';

/** The parts of a grade that open and close. */
export const SECTIONS = ['rubric', 'instruction', 'response', 'reference', 'run'] as const;

export type SectionName = (typeof SECTIONS)[number];

/** Where the keyboard focus should go next. */
export type FocusTarget = { readonly place: 'grade' } | { readonly place: 'row'; readonly gradeId: string };

/** What belongs to the page alone: the host never hears of it. */
export interface UiState {
  /** Milliseconds since the epoch; moves once a minute, for relative times. */
  readonly now: number;
  readonly expanded: ReadonlySet<SectionName>;
  /** Text in the search field; null until the person types, then the host's text is only an echo. */
  readonly search: string | null;
  /** The row that the Tab key reaches. */
  readonly activeGradeId: string | null;
  /** The grade that the person asked to open and that has not come yet. */
  readonly opening: string | null;
  readonly loadingMore: boolean;
  /** Runs whose cancellation was asked for. */
  readonly cancelling: ReadonlySet<string>;
  /** A new object for each move of the focus. */
  readonly focus: FocusTarget | null;
}

/** Everything the page shows. */
export interface PanelModel {
  /** Null until the first state has come. */
  readonly host: PanelState | null;
  readonly ui: UiState;
}

/** What changes the model: messages of the host, and what the person does. */
export type PanelEvent =
  | PanelMessage
  | { readonly type: 'section-toggled'; readonly section: SectionName; readonly open: boolean }
  | { readonly type: 'search-typed'; readonly text: string }
  | { readonly type: 'row-focused'; readonly gradeId: string }
  | { readonly type: 'select-asked'; readonly gradeId: string }
  | { readonly type: 'more-asked' }
  | { readonly type: 'cancel-asked'; readonly runId: string }
  | { readonly type: 'ticked'; readonly now: number };

/** What a view may do: change the model, and ask the host. */
export interface PanelActions {
  readonly dispatch: (event: PanelEvent) => void;
  readonly post: (request: PanelRequest) => void;
}
