import type { HistoryFailure } from '../../core/history/historyStore.ts';
import { assertNever } from '../../core/support/assertNever.ts';

/** What happened to the history and what to do next. */
export function describeHistoryFailure(failure: HistoryFailure): string {
  switch (failure.kind) {
    case 'read-only':
      return `The history can be read but not written (${failure.detail}). New grades are shown but not kept.`;
    case 'disk-full':
      return 'The disk is full: new grades are shown but not kept. Free some space and grade again.';
    case 'busy':
      return 'Another window is writing to the history. Try again in a moment.';
    case 'unavailable':
      return `The history cannot be opened (${failure.detail}). New grades are shown but not kept.`;
    default:
      return assertNever(failure);
  }
}
