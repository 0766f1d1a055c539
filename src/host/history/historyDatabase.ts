import type { DatabaseSync } from 'node:sqlite';
import type { Grade } from '../../core/grading/grade.ts';
import type { HistoryFilter, HistoryGroup, HistoryGrouping } from '../../core/history/historyFilter.ts';
import type { GradePage, HistoryCursor, HistoryPage, HistoryQuery, HistorySelection, HistoryStorage, LabelledGrade, LabelledRecord, TextStorage, TrendPoint } from '../../core/history/historyStore.ts';
import type { GradeLabel } from '../../core/history/label.ts';
import { appendGrade, assertKnownSchema } from './appendGrade.ts';
import { inTransaction, scalar } from './connection.ts';
import { deleteAll, deleteNext, emptyLog, isMany, shrinkStep } from './deleteGrades.ts';
import { addRecords, readRecords, type ImportStep } from './gradeRecords.ts';
import { groupGrades } from './groupGrades.ts';
import { storageOf } from './historyStorage.ts';
import { readLabel, readLabelled, writeLabel } from './labels.ts';
import { countGrades, listGrades } from './listGrades.ts';
import { readGrade, readLatest, type ReportDamaged } from './readGrades.ts';
import { SearchCleaner } from './searchCleaner.ts';
import { searchDebt } from './searchDebt.ts';
import { StoreFault } from './sqliteFailure.ts';
import { readTrend } from './trendPoints.ts';

/** `read-only-newer` when a newer version wrote the file. */
export type HistoryMode = 'read-write' | 'read-only' | 'read-only-newer';

const WHY_READ_ONLY: Readonly<Record<HistoryMode, string>> = {
  'read-write': '',
  'read-only': 'its file or folder is write-protected',
  'read-only-newer': 'a newer version wrote it',
};

/** So many totals are kept, and so many groupings. */
const MOST_COUNTS = 20;

/** One open connection. Calls are synchronous and throw what SQLite reports. */
export class HistoryDatabase {
  readonly #db: DatabaseSync;
  readonly #mode: HistoryMode;
  readonly #report: ReportDamaged;
  readonly #cleaner = new SearchCleaner();
  #writes = 0;
  #countedAt = 0;
  readonly #totals = new Map<string, number>();
  readonly #groups = new Map<string, readonly HistoryGroup[]>();

  constructor(db: DatabaseSync, mode: HistoryMode, report: ReportDamaged) {
    this.#db = db;
    this.#mode = mode;
    this.#report = report;
  }

  /** When it returns, the grade is on the disk. Appending the same id again changes nothing. */
  append(grade: Grade, storage: TextStorage): void {
    this.#write(() => appendGrade(this.#db, grade, storage));
  }

  /** Adds the first of these grades, as many as one transaction has time for. */
  importRecords(records: readonly LabelledRecord[], storage: TextStorage): ImportStep {
    return this.#write(() => addRecords(this.#db, records, storage));
  }

  /** Whether the grades of a selection are too many to be erased from the search index one by one. */
  isMany(selection: HistorySelection): boolean {
    return selection.kind !== 'all' && isMany(this.#db, selection);
  }

  /** Deletes some grades of a selection; none are left when it returns 0. Of many, `cleanSearch` erases the words. */
  deleteNext(selection: HistorySelection, many: boolean): number {
    return selection.kind === 'all' ? this.#deleteAll() : this.#write(() => deleteNext(this.#db, selection, many));
  }

  /** Takes a step to erase the words of deleted grades; false when none are left. */
  cleanSearch(): boolean {
    return this.#write(() => this.#cleaner.step(this.#db));
  }

  /** Grows while many grades are deleted; 0 when none of their words are left. */
  searchDebt(): number {
    return this.#mode === 'read-write' ? searchDebt(this.#db) : 0;
  }

  /** Takes a step to make the file smaller; false when it cannot be smaller. */
  shrinkStep(): boolean {
    return shrinkStep(this.#db);
  }

  emptyLog(): void {
    emptyLog(this.#db);
  }

  label(id: string, label: GradeLabel | null): void {
    this.#write(() => {
      writeLabel(this.#db, id, label);
    });
  }

  labelOf(id: string): GradeLabel | null {
    return readLabel(this.#db, id);
  }

  labelled(filter: HistoryFilter): readonly LabelledGrade[] {
    return readLabelled(this.#db, filter, this.#report);
  }

  records(filter: HistoryFilter, limit: number, after: HistoryCursor | null): GradePage {
    return readRecords(this.#db, filter, limit, after, this.#report);
  }

  groups(filter: HistoryFilter, by: HistoryGrouping): readonly HistoryGroup[] {
    return this.#once(this.#groups, JSON.stringify([by, filter]), () => groupGrades(this.#db, filter, by));
  }

  trend(filter: HistoryFilter, limit: number): readonly TrendPoint[] {
    return readTrend(this.#db, filter, limit, this.#report);
  }

  storage(path: string): HistoryStorage {
    return storageOf(this.#db, path);
  }

  get(id: string): Grade | null {
    return readGrade(this.#db, id, this.#report);
  }

  list(query: HistoryQuery): HistoryPage {
    return { ...listGrades(this.#db, query, this.#report), total: this.#total(query) };
  }

  latestForDocument(documentUri: string): readonly Grade[] {
    return readLatest(this.#db, documentUri, this.#report);
  }

  dismiss(id: string, now: number): void {
    this.#write(() => {
      this.#db.prepare('INSERT INTO dismissals (grade_id, dismissed_at) SELECT id, ? FROM grades WHERE id = ? ON CONFLICT DO NOTHING').run(now, id);
    });
  }

  /** Grows with each commit: `data_version` tells those of other connections, the counter those of this one. */
  version(): number {
    return Number(scalar(this.#db, 'PRAGMA data_version')) + this.#writes;
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }

  #deleteAll(): number {
    this.#db.exec('PRAGMA secure_delete = OFF');
    try {
      return this.#write(() => deleteAll(this.#db));
    } finally {
      this.#db.exec('PRAGMA secure_delete = ON');
    }
  }

  #write<T>(work: () => T): T {
    if (this.#mode !== 'read-write') throw new StoreFault({ kind: 'read-only', detail: WHY_READ_ONLY[this.#mode] });
    const result = inTransaction(this.#db, () => {
      assertKnownSchema(this.#db);
      return work();
    });
    this.#writes++;
    return result;
  }

  /** Counting costs as much as the page: kept until something is written, so that scrolling counts once. */
  #total(query: HistoryQuery): number {
    const filter = { ...query, limit: 0, sort: undefined, after: undefined, offset: undefined };
    return this.#once(this.#totals, JSON.stringify(filter), () => countGrades(this.#db, query));
  }

  /** What was counted since the last write. */
  #once<T>(counted: Map<string, T>, key: string, count: () => T): T {
    const version = this.version();
    if (version !== this.#countedAt || counted.size >= MOST_COUNTS) for (const each of [this.#totals, this.#groups]) each.clear();
    this.#countedAt = version;
    const value = counted.get(key) ?? count();
    counted.set(key, value);
    return value;
  }
}
