import type { DatabaseSync } from 'node:sqlite';
import type { Grade } from '../../core/grading/grade.ts';
import type { HistoryPage, HistoryQuery } from '../../core/history/historyStore.ts';
import { appendGrade, assertKnownSchema } from './appendGrade.ts';
import { inTransaction, scalar } from './connection.ts';
import { countGrades, listGrades } from './listGrades.ts';
import { readGrade, readLatest, type ReportDamaged } from './readGrades.ts';

/** One open connection. Calls are synchronous and throw what SQLite reports. */
export class HistoryDatabase {
  readonly #db: DatabaseSync;
  readonly #report: ReportDamaged;
  #writes = 0;
  #counted: { readonly key: string; readonly total: number } | null = null;

  constructor(db: DatabaseSync, report: ReportDamaged) {
    this.#db = db;
    this.#report = report;
  }

  append(grade: Grade): void {
    appendGrade(this.#db, grade);
    this.#writes++;
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
    inTransaction(this.#db, () => {
      assertKnownSchema(this.#db);
      this.#db.prepare('INSERT INTO dismissals (grade_id, dismissed_at) SELECT id, ? FROM grades WHERE id = ? ON CONFLICT DO NOTHING').run(now, id);
    });
    this.#writes++;
  }

  /** Grows with each commit: `data_version` tells those of other connections, the counter those of this one. */
  version(): number {
    return Number(scalar(this.#db, 'PRAGMA data_version')) + this.#writes;
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }

  /** Counting costs as much as the page: kept until something is written, so that scrolling counts once. */
  #total(query: HistoryQuery): number {
    const key = JSON.stringify([this.version(), query.documentUri, query.rubricName, query.search]);
    if (this.#counted?.key !== key) this.#counted = { key, total: countGrades(this.#db, query) };
    return this.#counted.total;
  }
}
