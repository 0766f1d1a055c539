import type { DatabaseSync } from 'node:sqlite';
import type { Grade } from '../../core/grading/grade.ts';
import type { HistoryPage, HistoryQuery } from '../../core/history/historyStore.ts';
import { assertKnownSchema, insertGrade } from './appendGrade.ts';
import { inTransaction, scalar } from './connection.ts';
import { countGrades, listGrades } from './listGrades.ts';
import { readGrade, readLatest, type ReportDamaged } from './readGrades.ts';
import { StoreFault } from './sqliteFailure.ts';

/** `read-only-newer` when a newer version wrote the file. */
export type HistoryMode = 'read-write' | 'read-only' | 'read-only-newer';

const WHY_READ_ONLY: Readonly<Record<HistoryMode, string>> = {
  'read-write': '',
  'read-only': 'its file or folder is write-protected',
  'read-only-newer': 'a newer version wrote it',
};

/** One open connection. Calls are synchronous and throw what SQLite reports. */
export class HistoryDatabase {
  readonly #db: DatabaseSync;
  readonly #mode: HistoryMode;
  readonly #report: ReportDamaged;
  #writes = 0;
  #counted: { readonly key: string; readonly total: number } | null = null;

  constructor(db: DatabaseSync, mode: HistoryMode, report: ReportDamaged) {
    this.#db = db;
    this.#mode = mode;
    this.#report = report;
  }

  /** When it returns, the grade is on the disk. Appending the same id again changes nothing. */
  append(grade: Grade): void {
    this.#write(() => {
      insertGrade(this.#db, grade);
    });
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

  #write(work: () => void): void {
    if (this.#mode !== 'read-write') throw new StoreFault({ kind: 'read-only', detail: WHY_READ_ONLY[this.#mode] });
    inTransaction(this.#db, () => {
      assertKnownSchema(this.#db);
      work();
    });
    this.#writes++;
  }

  /** Counting costs as much as the page: kept until something is written, so that scrolling counts once. */
  #total(query: HistoryQuery): number {
    const key = JSON.stringify([this.version(), query.documentUri, query.rubricName, query.search]);
    if (this.#counted?.key !== key) this.#counted = { key, total: countGrades(this.#db, query) };
    return this.#counted.total;
  }
}
