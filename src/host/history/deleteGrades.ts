import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { HistorySelection } from '../../core/history/historyStore.ts';
import { assertNever } from '../../core/support/assertNever.ts';
import { linkPast } from './previousGrade.ts';

/** Grades that go in one transaction at most. */
const BATCH = 100;

/**
 * A transaction begins no further grade after so many ms, so that neither this process nor another one waits for long. To take every word of
 * a long grade out of a long search index without a trace takes some 30 ms.
 */
const STEP_MS = 40;

type Part = Exclude<HistorySelection, { readonly kind: 'all' }>;

function rowsOf(db: DatabaseSync, selection: Part): readonly number[] {
  const select = (condition: string, parameter: SQLInputValue): readonly number[] =>
    db.prepare(`SELECT seq FROM grades WHERE ${condition} LIMIT ${BATCH}`).all(parameter).map((row) => Number(row['seq']));
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
  const rows = db.prepare('SELECT instruction_id, response_id, reference_id, rubric_id FROM grades WHERE seq IN (SELECT value FROM json_each(?))').all(seqs);
  return JSON.stringify([...new Set(rows.flatMap((row) => Object.values(row)))].filter((id) => id !== null));
}

function deleteOne(db: DatabaseSync, seq: number): void {
  const seqs = JSON.stringify([seq]);
  const texts = textsOf(db, seqs);
  db.prepare('DELETE FROM grades WHERE seq = ?').run(seq);
  db.prepare(`DELETE FROM texts WHERE id IN (SELECT value FROM json_each(?)) AND ${NOBODY_USES}`).run(texts);
  linkPast(db, seqs);
}

/**
 * Deletes the next grades of a selection with their labels and the texts that no other grade uses; part of a transaction.
 * Triggers take them out of the search and of the other tables.
 * @returns how many went; none when the selection is empty.
 */
export function deleteNext(db: DatabaseSync, selection: Part): number {
  const until = performance.now() + STEP_MS;
  let deleted = 0;
  for (const seq of rowsOf(db, selection)) {
    if (performance.now() >= until) break;
    deleteOne(db, seq);
    deleted++;
  }
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
  return count;
}

/**
 * Gives freed pages back and empties the write-ahead log, so that nothing of what was deleted is in any file. A file from before version 4
 * shrinks only once it is empty: its pages can be moved after a `VACUUM` alone.
 */
export function shrink(db: DatabaseSync): void {
  const empty = db.prepare('SELECT 1 FROM grades LIMIT 1').get() === undefined;
  db.exec(empty ? 'VACUUM' : 'PRAGMA incremental_vacuum');
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
