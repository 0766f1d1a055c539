import type { HistoryFilter } from '../historyFilter.ts';
import type { LabelledRecord } from '../historyStore.ts';
import type { Trend } from '../trend.ts';
import type { TrustReport } from '../trust.ts';

/** An export in pieces, so that no more than a page of grades is in memory: the header, the pages in order, the footer. */
export interface HistoryDocument {
  readonly header: string;
  /** Stateless: the text of these grades alone. */
  page(records: readonly LabelledRecord[]): string;
  readonly footer: string;
}

/** What a report says before it lists the grades. */
export interface ReportFacts {
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  readonly filter: HistoryFilter;
  /** Grades that match, of which at most `MOST_LISTED` are listed. */
  readonly total: number;
  readonly trend: Trend;
  readonly trust: readonly TrustReport[];
}

/** Most grades that a report lists: a page with more opens slowly and nobody reads it to the end. CSV and JSONL hold all. */
export const MOST_LISTED = 2000;
