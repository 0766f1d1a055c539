import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { spreadOf } from '../../core/grading/distribution.ts';
import type { Grade } from '../../core/grading/grade.ts';
import type { TextStorage } from '../../core/history/historyStore.ts';
import { statement } from './connection.ts';
import { insertFacts } from './gradeFacts.ts';
import { toRow, type GradeRow } from './gradeRow.ts';
import { linkToPrevious } from './previousGrade.ts';
import { SCHEMA_VERSION, schemaVersion } from './migrations.ts';
import { StoreFault } from './sqliteFailure.ts';

/**
 * Where only hashes are kept, a zero byte stands before the hash: such a row has no text, and must not be given one when
 * the same text is kept with another grade, as the search index knows its grade without the text.
 */
function textId(db: DatabaseSync, text: string, storage: TextStorage): number {
  const digest = createHash('sha256').update(text).digest();
  const hash = storage === 'full' ? digest : Buffer.concat([Buffer.alloc(1), digest]);
  const found = statement(db, 'SELECT id FROM texts WHERE hash = ?').get(hash);
  const kept = storage === 'full' ? text : null;
  const row = found ?? statement(db, 'INSERT INTO texts (hash, text) VALUES (?, ?) RETURNING id').get(hash, kept);
  return Number(row?.['id']);
}

/** The references of a grade into `texts`; the rubric is kept whole, whatever becomes of the texts. */
function textIds(db: DatabaseSync, grade: Grade, storage: TextStorage): GradeRow {
  const { instruction, response, reference } = grade.texts;
  return {
    instruction_id: textId(db, instruction, storage),
    response_id: textId(db, response, storage),
    reference_id: reference === undefined ? null : textId(db, reference, storage),
    rubric_id: textId(db, JSON.stringify(grade.rubric.rubric), 'full'),
  };
}

/**
 * Writes the row of a grade and the texts that are not there yet; part of a transaction.
 * @returns the number of the row, or null when the grade is there already: then nothing changes.
 */
export function insertGrade(db: DatabaseSync, grade: Grade, storage: TextStorage = 'full'): number | null {
  if (statement(db, 'SELECT 1 FROM grades WHERE id = ?').get(grade.id) !== undefined) return null;
  const row = { ...toRow(grade), ...(storage === 'full' ? {} : { response_excerpt: '' }), ...textIds(db, grade, storage) };
  const columns = Object.keys(row);
  const sql = `INSERT INTO grades (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  return Number(statement(db, sql).run(...Object.values(row)).lastInsertRowid);
}

/** Adds a grade with what the list and the trend need of it; part of a transaction. False when it is there already. */
export function appendGrade(db: DatabaseSync, grade: Grade, storage: TextStorage): boolean {
  const kept = grade.textsKept === false ? 'hash-only' : storage;
  const seq = insertGrade(db, grade, kept);
  if (seq === null) return false;
  insertFacts(db, seq, {
    spread: grade.verdict.kind === 'graded' ? spreadOf(grade.verdict.distribution) : null,
    led: grade.verdict.kind === 'graded' && grade.verdict.led,
    responseLength: grade.textsKept === false ? null : grade.texts.response.length,
    textsKept: kept === 'full',
  });
  linkToPrevious(db, seq, grade);
  return true;
}

/**
 * Another window may run a newer version and have changed the schema since this connection was opened: checked
 * under the write lock, so that this version never writes into a schema it does not know.
 */
export function assertKnownSchema(db: DatabaseSync): void {
  const version = schemaVersion(db);
  if (version !== SCHEMA_VERSION) throw new StoreFault({ kind: 'reopen', detail: `the schema is now ${version}` });
}
