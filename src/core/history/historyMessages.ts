import { assertNever } from '../support/assertNever.ts';
import type { HistoryNotice } from './historyNotice.ts';
import type { HistoryFailure } from './historyStore.ts';

/** A sentence for the user: why the history could not be read or written, and what helps. */
export function historyFailureMessage(failure: HistoryFailure): string {
  switch (failure.kind) {
    case 'read-only':
      return `The history can be read but not written: ${failure.detail}. New grades are not kept.`;
    case 'disk-full':
      return 'The disk is full: nothing was kept. Free some space and try again.';
    case 'busy':
      return 'Another window kept the history busy for too long. Try again.';
    case 'unavailable':
      return `There is no history now: ${failure.detail}. Grades are shown but not kept.`;
    default:
      return assertNever(failure);
  }
}

/** A sentence for the user: what happened to the history. */
export function historyNoticeMessage(notice: HistoryNotice): string {
  switch (notice.kind) {
    case 'recovered':
      return `The history file was damaged (${notice.detail}). It was kept as ${notice.setAside}, and a new one was begun.`;
    case 'salvaged':
      return `Grades copied from the damaged history: ${notice.copied}. Rows that could not be read: ${notice.lost}, still in ${notice.setAside}.`;
    case 'newer-schema':
      return `The history was written by a newer version (format ${notice.found}, this one knows ${notice.known}). It is read only until you update.`;
    case 'read-only':
      return `The history cannot be written: ${notice.detail}. New grades are not kept.`;
    case 'no-wal':
      return `The history lies on a file system without shared memory (journal mode ${notice.journalMode}). Nothing is lost, but writing is slower.`;
    case 'unavailable':
      return historyFailureMessage(notice.failure);
    case 'damaged-grade':
      return `The stored grade ${notice.id} cannot be read (${notice.detail}) and is left out.`;
    default:
      return assertNever(notice);
  }
}
