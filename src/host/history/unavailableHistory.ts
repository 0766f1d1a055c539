import type { HistoryFailure, HistoryStore } from '../../core/history/historyStore.ts';
import { err, type Err } from '../../core/support/result.ts';

/** A history that keeps nothing and says why, so that grading goes on without one. */
export function createUnavailableHistory(failure: HistoryFailure): HistoryStore {
  const refuse = (): Promise<Err<HistoryFailure>> => Promise.resolve(err(failure));
  return {
    append: refuse,
    get: refuse,
    list: refuse,
    groups: refuse,
    trend: refuse,
    labelled: refuse,
    label: refuse,
    labelOf: refuse,
    records: refuse,
    importRecords: refuse,
    delete: refuse,
    storage: refuse,
    latestForDocument: refuse,
    dismiss: refuse,
    version: refuse,
    close() {
      // Nothing is open.
    },
  };
}
