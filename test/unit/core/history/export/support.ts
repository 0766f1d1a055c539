import type { HistoryFailure, HistoryStore, LabelledRecord } from '../../../../../src/core/history/historyStore.ts';
import { err, ok, type Result } from '../../../../../src/core/support/result.ts';
import { labelledGradesOf, trendPointsOf } from '../../../../support/sampleHistory.ts';

/** The part of a history that exports read, over records in memory, newest first; `pages` counts the calls. */
export class RecordsInMemory implements Pick<HistoryStore, 'list' | 'trend' | 'labelled' | 'records'> {
  readonly #records: readonly LabelledRecord[];
  readonly #failAt: number;
  pages = 0;

  constructor(records: readonly LabelledRecord[], failAt = Infinity) {
    this.#records = records.toSorted((a, b) => b.grade.createdAt - a.grade.createdAt);
    this.#failAt = failAt;
  }

  list(): ReturnType<HistoryStore['list']> {
    return Promise.resolve(ok({ grades: [], next: null, total: this.#records.length }));
  }

  trend(): ReturnType<HistoryStore['trend']> {
    return Promise.resolve(ok(this.#records.toReversed().flatMap(trendPointsOf)));
  }

  labelled(): ReturnType<HistoryStore['labelled']> {
    return Promise.resolve(ok(this.#records.flatMap(labelledGradesOf)));
  }

  records(...[, limit, after]: Parameters<HistoryStore['records']>): ReturnType<HistoryStore['records']> {
    this.pages += 1;
    if (this.pages >= this.#failAt) return Promise.resolve(err({ kind: 'busy', detail: 'locked' }));
    const start = after === null ? 0 : 1 + this.#records.findIndex(({ grade }) => grade.id === after.id);
    const records = this.#records.slice(start, start + limit);
    const last = records.at(-1)?.grade;
    const isEnd = last === undefined || start + limit >= this.#records.length;
    return Promise.resolve(ok({ records, next: isEnd ? null : { createdAt: last.createdAt, id: last.id } }));
  }
}

/** A store that takes imports: what is there already stays. */
export class Imported implements Pick<HistoryStore, 'importRecords'> {
  readonly records = new Map<string, LabelledRecord>();
  readonly batches: number[] = [];
  readonly #failure: HistoryFailure | null;

  constructor(failure: HistoryFailure | null = null) {
    this.#failure = failure;
  }

  importRecords(records: readonly LabelledRecord[]): ReturnType<HistoryStore['importRecords']> {
    if (this.#failure !== null && this.batches.length > 0) return Promise.resolve(err(this.#failure));
    this.batches.push(records.length);
    const added = records.filter(({ grade }) => !this.records.has(grade.id));
    for (const record of added) this.records.set(record.grade.id, record);
    return Promise.resolve(ok({ added: added.length, present: records.length - added.length }));
  }
}

/** All pieces of an export, and the failure that ended it. */
export async function collect(pieces: AsyncIterable<Result<string, HistoryFailure>>): Promise<{ readonly text: string; readonly failure: HistoryFailure | null }> {
  let text = '';
  for await (const piece of pieces) {
    if (!piece.ok) return { text, failure: piece.error };
    text += piece.value;
  }
  return { text, failure: null };
}
