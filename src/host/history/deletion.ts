import { setTimeout as delay } from 'node:timers/promises';
import type { HistoryFailure, HistorySelection } from '../../core/history/historyStore.ts';
import { ok, type Result } from '../../core/support/result.ts';
import type { HistoryDatabase } from './historyDatabase.ts';

/** Runs an operation on the open history, waiting for other processes. */
export type Run = <T>(operation: (database: HistoryDatabase) => T) => Promise<Result<T, HistoryFailure>>;

/** Between two steps, in ms: the event loop is free, and another process finds the file free. */
const PAUSE_MS = 10;

/** Whoever deletes cleans up. Only when nothing more was deleted for so long, in ms, somebody else does: that process may have been killed. */
const PATIENCE_MS = 500;

/** Repeats a step until it did nothing; the sum of what the steps did. */
async function inSteps(run: Run, step: (database: HistoryDatabase) => number): Promise<Result<number, HistoryFailure>> {
  for (let sum = 0; ; ) {
    const done = await run(step);
    if (!done.ok) return done;
    if (done.value === 0) return ok(sum);
    sum += done.value;
    await delay(PAUSE_MS);
  }
}

/** Erases what is left of deleted grades in the search index, gives freed pages back and empties the log. */
async function cleanUp(run: Run): Promise<Result<void, HistoryFailure>> {
  const erased = await inSteps(run, (database) => Number(database.cleanSearch()));
  if (!erased.ok) return erased;
  const shrunk = await inSteps(run, (database) => Number(database.shrinkStep()));
  if (!shrunk.ok) return shrunk;
  return run((database) => {
    database.emptyLog();
  });
}

/** In steps, with the event loop free and other processes let in between: a failure leaves what went before it deleted. */
export async function deleteGrades(run: Run, selection: HistorySelection): Promise<Result<number, HistoryFailure>> {
  const many = await run((database) => database.isMany(selection));
  if (!many.ok) return many;
  const deleted = await inSteps(run, (database) => database.deleteNext(selection, many.value));
  if (!deleted.ok || deleted.value === 0) return deleted;
  const cleaned = await cleanUp(run);
  // What is owed is made good later. A whole history leaves only when the file is written anew.
  return cleaned.ok || selection.kind !== 'all' ? deleted : cleaned;
}

async function debtNow(run: Run): Promise<number> {
  const debt = await run((database) => database.searchDebt());
  return debt.ok ? debt.value : 0;
}

/** Goes on where a process was killed, or met a failure, before it had erased what it deleted. */
export async function cleanUpIfOwed(run: Run): Promise<void> {
  for (let debt = await debtNow(run); debt > 0; ) {
    // The process need not live on for this.
    await delay(PATIENCE_MS, undefined, { ref: false });
    const now = await debtNow(run);
    if (now === debt) {
      await cleanUp(run);
      return;
    }
    debt = now;
  }
}
