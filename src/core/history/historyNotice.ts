import type { HistoryFailure } from './historyStore.ts';

/** What happened to the history that its owner should hear of, once. */
export type HistoryNotice =
  /** The file was damaged; it was renamed to `setAside` with nothing deleted, and a new one begun with the grades that could be read. */
  | { readonly kind: 'recovered'; readonly setAside: string; readonly detail: string }
  /** Grades copied back from the damaged file; `lost` rows could not be read and remain in `setAside` only. */
  | { readonly kind: 'salvaged'; readonly setAside: string; readonly copied: number; readonly lost: number }
  /** The file was written by a newer version (schema numbers): it is read and not written. */
  | { readonly kind: 'newer-schema'; readonly found: number; readonly known: number }
  /** The file or its folder cannot be written: it is read only. */
  | { readonly kind: 'read-only'; readonly detail: string }
  /** The file system has no shared memory for SQLite's WAL; writes are safe but slower. */
  | { readonly kind: 'no-wal'; readonly journalMode: string }
  /** There is no history now; grading goes on and is not kept. */
  | { readonly kind: 'unavailable'; readonly failure: HistoryFailure }
  /** One stored grade does not parse and is left out. */
  | { readonly kind: 'damaged-grade'; readonly id: string; readonly detail: string };
