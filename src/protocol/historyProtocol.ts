import type { Comparison, DifferencePart } from '../core/history/comparison.ts';
import type { HistoryFilter, HistoryGrouping, HistorySort } from '../core/history/historyFilter.ts';
import type { GradeSummary, TextStorage } from '../core/history/historyStore.ts';
import type { Opinion } from '../core/history/label.ts';
import type { Trend } from '../core/history/trend.ts';
import type { TrustReport } from '../core/history/trust.ts';
import type { GradeView } from './panelProtocol.ts';

/** What of the history the panel shows, and how. */
export interface HistoryShown {
  readonly filter: HistoryFilter;
  readonly sort: HistorySort;
  /** Null: one list. */
  readonly groupBy: HistoryGrouping | null;
}

/** A group of the list; an ungrouped list is one group with the key `all`. */
export interface HistoryGroupView {
  /** Unique in the list; given back to ask for rows. */
  readonly key: string;
  /** Shown name; a document by its name in the workspace. Empty in an ungrouped list. */
  readonly label: string;
  readonly count: number;
  /** Mean of the expected scores, 1..5; null when none is graded. */
  readonly meanExpected: number | null;
}

/** A value to filter by, with the number of grades in the whole history that have it. */
export interface Facet<T> {
  readonly value: T;
  readonly label: string;
  readonly count: number;
}

/** What is stored and where, as the panel says it. */
export interface StorageView {
  readonly path: string;
  readonly bytes: number;
  readonly grades: number;
  readonly labels: number;
  readonly withTexts: number;
  /** The settings. */
  readonly textStorage: TextStorage;
  /** Days after which grades are deleted; null: never. */
  readonly retentionDays: number | null;
}

/** The history part of the panel's state. Rows are not in it but for the first ones: the page asks for those it shows. */
export interface HistoryState {
  readonly shown: HistoryShown;
  /** Changes whenever rows that the page holds may be out of date. */
  readonly version: number;
  /** In the order of the list. */
  readonly groups: readonly HistoryGroupView[];
  /** The first rows of the first group, so that the page can draw at once. */
  readonly firstRows: readonly GradeSummary[];
  /** Grades that match the filter. */
  readonly matching: number;
  /** All grades. */
  readonly stored: number;
  readonly facets: {
    readonly documents: readonly Facet<string | null>[];
    readonly rubrics: readonly Facet<string>[];
    readonly evaluators: readonly Facet<string | null>[];
  };
  readonly storage: StorageView | null;
  /** A sentence when the history cannot be read or written. */
  readonly problem: string | null;
}

/** Grades side by side, oldest first. */
export interface ComparisonView {
  readonly comparison: Comparison;
  readonly grades: readonly GradeView[];
}

/** A view of the panel that a command brings up; `gradeIds` are those to compare. */
export type HistoryView = { readonly view: 'grades' | 'trend' | 'trust' } | { readonly view: 'comparison'; readonly gradeIds: readonly string[] };

/** Host to panel. Each answers a request but for `show-view`; `problem` is a sentence for when there is no answer. */
export type HistoryMessage =
  | { readonly type: 'history-rows'; readonly version: number; readonly group: string; readonly start: number; readonly rows: readonly GradeSummary[] }
  | { readonly type: 'trend'; readonly filter: HistoryFilter; readonly trend: Trend | null; readonly problem: string | null }
  | { readonly type: 'trust'; readonly reports: readonly TrustReport[] | null; readonly problem: string | null }
  | { readonly type: 'comparison'; readonly view: ComparisonView | null; readonly problem: string | null }
  /** The page turns to this view, and asks for what it shows there. */
  | ({ readonly type: 'show-view' } & HistoryView);

/** Panel to host. */
export type HistoryRequest =
  | { readonly type: 'show-history'; readonly shown: HistoryShown }
  /** Answered by `history-rows`; at most 200 rows a time. Rows of another version are not answered. */
  | { readonly type: 'history-rows'; readonly version: number; readonly group: string; readonly start: number; readonly count: number }
  /** Answered by `trend`, and again after each change until another view is asked for. */
  | { readonly type: 'show-trend'; readonly filter: HistoryFilter }
  | { readonly type: 'show-trust' }
  | { readonly type: 'show-comparison'; readonly gradeIds: readonly string[] }
  /** Opens VS Code's diff editor on a part of two grades. */
  | { readonly type: 'open-diff'; readonly gradeIds: readonly [string, string]; readonly part: DifferencePart | 'feedback' }
  /** Opens the exact prompt of a grade in an editor. */
  | { readonly type: 'open-prompt'; readonly gradeId: string }
  /** Null takes the label away. */
  | { readonly type: 'label'; readonly gradeId: string; readonly opinion: Opinion | null; readonly note: string }
  /** Puts the labelled grades of a rubric into its file as examples. */
  | { readonly type: 'labels-to-examples'; readonly rubricName: string }
  | { readonly type: 'delete-grades'; readonly gradeIds: readonly string[] }
  | { readonly type: 'delete-history' }
  /** Of what the filter shows. */
  | { readonly type: 'export-history'; readonly filter: HistoryFilter }
  | { readonly type: 'import-history' }
  | { readonly type: 'history-settings' };
