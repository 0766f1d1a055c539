import type { Grade } from '../grading/grade.ts';
import type { Distribution } from '../grading/verdict.ts';
import type { Score } from '../rubric/rubric.ts';
import type { Result } from '../support/result.ts';
import type { HistoryFilter, HistoryGroup, HistoryGrouping, HistorySort } from './historyFilter.ts';
import type { GradeLabel } from './label.ts';

/** Which grades to list, in which order, and which part of the list. */
export interface HistoryQuery extends HistoryFilter {
  /** At most this many, 1..1000. */
  readonly limit: number;
  /** Default: `newest`. */
  readonly sort?: HistorySort;
  /** Only grades that come after this one in the order newest first; not with another order. */
  readonly after?: HistoryCursor;
  /** Leaves out this many from the start of the list. */
  readonly offset?: number;
}

/** Position in the list, newest first. */
export interface HistoryCursor {
  readonly createdAt: number;
  readonly id: string;
}

/** A line of the history list; small, so that long lists stay quick. */
export interface GradeSummary {
  readonly id: string;
  readonly createdAt: number;
  readonly documentUri: string | null;
  readonly rubricName: string;
  readonly modelName: string | null;
  readonly demonstrationOnly: boolean;
  readonly graderFingerprint: string | null;
  /** Null when ungraded. */
  readonly score: number | null;
  readonly expectedScore: number | null;
  /** Standard deviation of the distribution, 0..2; null when ungraded. */
  readonly spread: number | null;
  /** P(score), 0..1; null when ungraded. */
  readonly confidence: number | null;
  /** True when the model stopped without `[RESULT]` and was led to the score. */
  readonly led: boolean;
  /** Null without an earlier grade of the same text place, or when one of the two is ungraded. */
  readonly change: ScoreChange | null;
  readonly label: GradeLabel | null;
  /** The kind of the reason when ungraded. */
  readonly ungradedKind: string | null;
  /** First characters of the response, at most 120; empty when only its hash is kept. */
  readonly responseExcerpt: string;
}

/**
 * How a grade compares with the one before it of the same text place: same document and rubric (by name), and the
 * same response or one whose range overlaps.
 */
export interface ScoreChange {
  readonly previousId: string;
  /** Difference of the expected scores, -4..4. */
  readonly delta: number;
  /** False when the grader fingerprints differ: then the change may come from the grader and says nothing of the text. */
  readonly sameGrader: boolean;
}

/** A graded run as a trend needs it. */
export interface TrendPoint {
  readonly id: string;
  readonly createdAt: number;
  readonly documentUri: string | null;
  readonly rubricName: string;
  readonly rubricHash: string;
  readonly modelName: string | null;
  readonly modelHash: string | null;
  readonly graderFingerprint: string;
  readonly score: Score;
  readonly expectedScore: number;
  /** Standard deviation of the distribution, 0..2. */
  readonly spread: number;
  /** UTF-16 code units of the response; null where it is not known. */
  readonly responseLength: number | null;
}

/** A grade with a person's label, as statistics need it. */
export interface LabelledGrade {
  readonly id: string;
  readonly rubricName: string;
  readonly rubricHash: string;
  readonly modelName: string | null;
  readonly graderFingerprint: string | null;
  readonly label: GradeLabel;
  /** Null when ungraded. */
  readonly score: Score | null;
  readonly expectedScore: number | null;
  readonly distribution: Distribution | null;
  /** P(score), 0..1. */
  readonly confidence: number | null;
}

/** Which grades to delete. */
export type HistorySelection =
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'document'; readonly documentUri: string }
  /** Older than this time, in milliseconds since the epoch. */
  | { readonly kind: 'before'; readonly createdAt: number }
  | { readonly kind: 'all' };

/** What an import did: grades that came, and grades that were there already. */
export interface ImportCounts {
  readonly added: number;
  readonly present: number;
}

/** What is stored and where. */
export interface HistoryStorage {
  readonly path: string;
  /** Of the database and its companions. */
  readonly bytes: number;
  readonly grades: number;
  readonly labels: number;
  /** Grades of which the texts are kept, not only their hashes. */
  readonly withTexts: number;
}

/** Whether texts are kept, or only their SHA-256. Feedback is kept in both. */
export type TextStorage = 'full' | 'hash-only';

/** One page of the list; `next` is null on the last. */
export interface HistoryPage {
  readonly grades: readonly GradeSummary[];
  readonly next: HistoryCursor | null;
  /** Grades that match, over all pages. */
  readonly total: number;
}

/** A grade, with the label that a person gave it. */
export interface LabelledRecord {
  readonly grade: Grade;
  readonly label: GradeLabel | null;
}

/** Whole grades in the order newest first; `next` is null on the last page. */
export interface GradePage {
  readonly records: readonly LabelledRecord[];
  readonly next: HistoryCursor | null;
}

/** Expected failures of the store. */
export type HistoryFailure =
  | { readonly kind: 'read-only'; readonly detail: string }
  | { readonly kind: 'disk-full'; readonly detail: string }
  | { readonly kind: 'busy'; readonly detail: string }
  | { readonly kind: 'unavailable'; readonly detail: string };

/** Port: the append-only list of grades. Failures are values; a rejected promise is a bug. */
export interface HistoryStore {
  /** On success the grade is on the disk. The same id again changes nothing. */
  append(grade: Grade): Promise<Result<void, HistoryFailure>>;
  get(id: string): Promise<Result<Grade | null, HistoryFailure>>;
  list(query: HistoryQuery): Promise<Result<HistoryPage, HistoryFailure>>;
  /** The groups of a filter: days newest first, others by their newest grade. At most 5000. */
  groups(filter: HistoryFilter, by: HistoryGrouping): Promise<Result<readonly HistoryGroup[], HistoryFailure>>;
  /** The newest graded runs of a filter, oldest first, at most `limit` (1..20,000). */
  trend(filter: HistoryFilter, limit: number): Promise<Result<readonly TrendPoint[], HistoryFailure>>;
  /** The labelled grades of a filter, newest label first, at most 20,000. */
  labelled(filter: HistoryFilter): Promise<Result<readonly LabelledGrade[], HistoryFailure>>;
  /** Labels a grade, or takes its label away; a grade that is not there (any more) is left alone. */
  label(id: string, label: GradeLabel | null): Promise<Result<void, HistoryFailure>>;
  /** The label of a grade. */
  labelOf(id: string): Promise<Result<GradeLabel | null, HistoryFailure>>;
  /** Whole grades of a filter, newest first, at most `limit` (1..1000) after `after`; for exports. */
  records(filter: HistoryFilter, limit: number, after: HistoryCursor | null): Promise<Result<GradePage, HistoryFailure>>;
  /** Adds grades with their labels; a failure leaves what came before it. A grade whose id is there stays as it is, with its label. */
  importRecords(records: readonly LabelledRecord[]): Promise<Result<ImportCounts, HistoryFailure>>;
  /** Deletes grades with their labels and the texts that no other grade uses, from the search too; says how many grades went. */
  delete(selection: HistorySelection): Promise<Result<number, HistoryFailure>>;
  storage(): Promise<Result<HistoryStorage, HistoryFailure>>;
  /**
   * The newest grade per place of one document, newest first, at most 500. A place is a rubric (name and file) with a response (by
   * hash). Where the newest was dismissed the place has none; ungraded runs neither count nor hide an earlier grade.
   */
  latestForDocument(documentUri: string): Promise<Result<readonly Grade[], HistoryFailure>>;
  /** Keeps a grade from being restored onto its document; the grade itself stays. */
  dismiss(id: string): Promise<Result<void, HistoryFailure>>;
  /** Changes whenever any process wrote to the store. Cheap. */
  version(): Promise<Result<number, HistoryFailure>>;
  close(): void;
}
