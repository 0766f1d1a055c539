import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { HistorySelection } from '../../core/history/historyStore.ts';
import { assertNever } from '../../core/support/assertNever.ts';
import { scalar, statement } from './connection.ts';
import { linkPast } from './previousGrade.ts';
import { eraseLater, settleDebt } from './searchDebt.ts';
import { StoreFault } from './sqliteFailure.ts';

/**
 * Up to so many grades, or one in so many, are erased from the search index one by one, some 20 ms each; of more the index is written anew
 * afterwards, in some 6 s for 100,000 grades.
 */
const FEW = 20;
const ONE_IN = 500;

/** Grades that go in one statement, and in one transaction at most. */
const PACK = 10;
const BATCH = 200;

/** A transaction begins no further grades after so many ms, so that neither this process nor another one waits for long. */
const STEP_MS = 25;

type Part = Exclude<HistorySelection, { readonly kind: 'all' }>;

/** Newest first: a grade that goes before the one that it is compared with needs no other. */
function rowsOf(db: DatabaseSync, selection: Part, limit: number): readonly number[] {
  const select = (condition: string, parameter: SQLInputValue): readonly number[] =>
    db.prepare(`SELECT seq FROM grades WHERE ${condition} ORDER BY created_at DESC, id DESC LIMIT ${limit}`).all(parameter).map((row) => Number(row['seq']));
  switch (selection.kind) {
    case 'ids':
      return select('id IN (SELECT value FROM json_each(?))', JSON.stringify(selection.ids));
    case 'document':
      return select('document_uri = ?', selection.documentUri);
    case 'before':
      return select('created_at < ?', selection.createdAt);
    default:
      return assertNever(selection);
  }
}

const NOBODY_USES = ['instruction_id', 'response_id', 'reference_id', 'rubric_id'].map((column) => `NOT EXISTS (SELECT 1 FROM grades WHERE ${column} = texts.id)`).join(' AND ');

function textsOf(db: DatabaseSync, seqs: string): string {
  const rows = statement(db, 'SELECT instruction_id, response_id, reference_id, rubric_id FROM grades WHERE seq IN (SELECT value FROM json_each(?))').all(seqs);
  return JSON.stringify([...new Set(rows.flatMap((row) => Object.values(row)))].filter((id) => id !== null));
}

function deletePack(db: DatabaseSync, rows: readonly number[]): void {
  const seqs = JSON.stringify(rows);
  const texts = textsOf(db, seqs);
  statement(db, 'DELETE FROM grades WHERE seq IN (SELECT value FROM json_each(?))').run(seqs);
  statement(db, `DELETE FROM texts WHERE id IN (SELECT value FROM json_each(?)) AND ${NOBODY_USES}`).run(texts);
  linkPast(db, seqs);
}

/** Whether a selection has so many grades that the search index is better written anew than searched for each of their words. */
export function isMany(db: DatabaseSync, selection: Part): boolean {
  const few = Math.max(FEW, Math.floor(Number(scalar(db, 'SELECT max(seq) FROM grades')) / ONE_IN));
  return rowsOf(db, selection, few + 1).length > few;
}

/**
 * Deletes the next grades of a selection with their labels and the texts that no other grade uses; part of a transaction.
 * Triggers take them out of the search and of the other tables.
 * @returns how many went; none when the selection is empty.
 */
export function deleteNext(db: DatabaseSync, selection: Part, many: boolean): number {
  const until = performance.now() + STEP_MS;
  const rows = rowsOf(db, selection, BATCH);
  if (many && rows.length > 0) eraseLater(db);
  const pack = many ? PACK : 1;
  let deleted = 0;
  do {
    deletePack(db, rows.slice(deleted, deleted + pack));
    deleted = Math.min(deleted + pack, rows.length);
  } while (deleted < rows.length && performance.now() < until);
  return deleted;
}

function triggerSql(db: DatabaseSync, name: string): string {
  return String(db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(name)?.['sql']);
}

/**
 * Empties the history; part of a transaction. Row by row, the search index alone would take minutes for a long one: without triggers
 * SQLite drops all pages at once. They are not filled with zeros then, and leave the file when it is vacuumed.
 */
export function deleteAll(db: DatabaseSync): number {
  const triggers = ['grades_leave_search', 'grades_leave_rest'];
  const definitions = triggers.map((name) => triggerSql(db, name));
  const count = Number(db.prepare('SELECT count(*) AS n FROM grades').get()?.['n']);
  for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.exec(`
    DELETE FROM labels; DELETE FROM dismissals; DELETE FROM grade_facts;
    DELETE FROM grades; DELETE FROM texts;
    INSERT INTO grade_search (grade_search) VALUES ('delete-all');
  `);
  for (const sql of definitions) db.exec(sql);
  settleDebt(db);
  return count;
}

/** Pages that are given back in one step; each is another page moved. */
const SHRINK_PAGES = 500;

/**
 * Gives some freed pages back; false when none are left. A file from before version 4 shrinks only once it is empty: its pages can be
 * moved after a `VACUUM` alone.
 */
export function shrinkStep(db: DatabaseSync): boolean {
  if (db.prepare('SELECT 1 FROM grades LIMIT 1').get() === undefined) {
    db.exec('VACUUM');
    return false;
  }
  const before = Number(scalar(db, 'PRAGMA freelist_count'));
  db.exec(`PRAGMA incremental_vacuum(${SHRINK_PAGES})`);
  const after = Number(scalar(db, 'PRAGMA freelist_count'));
  return after > 0 && after < before;
}

/** Empties the write-ahead log, so that nothing of what was deleted is in any file. Another process that is reading makes it busy. */
export function emptyLog(db: DatabaseSync): void {
  const busy = scalar(db, 'PRAGMA wal_checkpoint(TRUNCATE)') === 1;
  if (busy) throw new StoreFault({ kind: 'busy', detail: 'the write-ahead log is being read' });
}
