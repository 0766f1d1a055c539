import { setImmediate as turn } from 'node:timers/promises';
import type { HistoryFailure, ImportCounts, LabelledRecord, TextStorage } from '../../core/history/historyStore.ts';
import { ok, type Result } from '../../core/support/result.ts';
import type { Run } from './deletion.ts';

/** Adds grades in short transactions, with the event loop free in between: a failure leaves what came before it. */
export async function importRecords(run: Run, records: readonly LabelledRecord[], storage: () => TextStorage): Promise<Result<ImportCounts, HistoryFailure>> {
  // Oldest first, so that each finds its previous grade and none has to be found anew.
  const sorted = records.toSorted((a, b) => a.grade.createdAt - b.grade.createdAt);
  let added = 0;
  for (let next = 0; next < sorted.length; ) {
    const step = await run((database) => database.importRecords(sorted.slice(next), storage()));
    if (!step.ok) return step;
    next += step.value.taken;
    added += step.value.added;
    await turn();
  }
  return ok({ added, present: records.length - added });
}
