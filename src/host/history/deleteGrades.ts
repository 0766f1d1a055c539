import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { HistorySelection } from '../../core/history/historyStore.ts';
import { assertNever } from '../../core/support/assertNever.ts';
import { linkPast } from './previousGrade.ts';

/** Grades that go in one transaction: few enough that other windows hardly wait. */
const BATCH = 100;

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

/**
 * Deletes the next grades of a selection with their labels and the texts that no other grade uses; part of a transaction.
 * Triggers take them out of the search and of the other tables.
 * @returns how many went; none when the selection is empty.
 */
export function deleteNext(db: DatabaseSync, selection: Part): number {
  const rows = rowsOf(db, selection);
  if (rows.length === 0) return 0;
  const seqs = JSON.stringify(rows);
  const texts = textsOf(db, seqs);
  db.prepare('DELETE FROM grades WHERE seq IN (SELECT value FROM json_each(?))').run(seqs);
  db.prepare(`DELETE FROM texts WHERE id IN (SELECT value FROM json_each(?)) AND ${NOBODY_USES}`).run(texts);
  linkPast(db, seqs);
  return rows.length;
}

/** Empties the history; part of a transaction. Row by row, the search index alone would take minutes for a long one. */
export function deleteAll(db: DatabaseSync): number {
  const trigger = String(db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'grades_leave_search'").get()?.['sql']);
  const count = Number(db.prepare('SELECT count(*) AS n FROM grades').get()?.['n']);
  db.exec(`
    DROP TRIGGER grades_leave_search;
    DELETE FROM labels; DELETE FROM dismissals; DELETE FROM grade_facts;
    DELETE FROM grades; DELETE FROM texts;
    INSERT INTO grade_search (grade_search) VALUES ('delete-all');
  `);
  db.exec(trigger);
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
