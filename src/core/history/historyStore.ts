import type { Grade } from '../grading/grade.ts';
import type { Result } from '../support/result.ts';

/** Which grades to list; all conditions must hold. */
export interface HistoryQuery {
  /** At most this many, 1..1000. */
  readonly limit: number;
  /** Only grades that come after this one in the order newest first. */
  readonly after?: HistoryCursor;
  /** Only grades of this document. */
  readonly documentUri?: string;
  readonly rubricName?: string;
  /** Full text over feedback and texts; plain words, all must occur. */
  readonly search?: string;
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
  /** P(score), 0..1; null when ungraded. */
  readonly confidence: number | null;
  /** The kind of the reason when ungraded. */
  readonly ungradedKind: string | null;
  /** First characters of the response, at most 120. */
  readonly responseExcerpt: string;
}

/** One page of the list; `next` is null on the last. */
export interface HistoryPage {
  readonly grades: readonly GradeSummary[];
  readonly next: HistoryCursor | null;
  /** Grades that match, over all pages. */
  readonly total: number;
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
