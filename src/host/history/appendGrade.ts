import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Grade } from '../../core/grading/grade.ts';
import { toRow } from './gradeRow.ts';
import { SCHEMA_VERSION, schemaVersion } from './migrations.ts';
import { StoreFault } from './sqliteFailure.ts';

function textId(db: DatabaseSync, text: string): number {
  const hash = createHash('sha256').update(text).digest();
  const found = db.prepare('SELECT id FROM texts WHERE hash = ?').get(hash);
  const row = found ?? db.prepare('INSERT INTO texts (hash, text) VALUES (?, ?) RETURNING id').get(hash, text);
  return Number(row?.['id']);
}

/** Writes the row of a grade and the texts that are not there yet; part of a transaction. A grade already there stays. */
export function insertGrade(db: DatabaseSync, grade: Grade): void {
  const { instruction, response, reference } = grade.texts;
  const row = {
    ...toRow(grade),
    instruction_id: textId(db, instruction),
    response_id: textId(db, response),
    reference_id: reference === undefined ? null : textId(db, reference),
    rubric_id: textId(db, JSON.stringify(grade.rubric.rubric)),
  };
  const columns = Object.keys(row);
  const sql = `INSERT INTO grades (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT (id) DO NOTHING`;
  db.prepare(sql).run(...Object.values(row));
}

/**
 * Another window may run a newer version and have changed the schema since this connection was opened: checked
 * under the write lock, so that this version never writes into a schema it does not know.
 */
export function assertKnownSchema(db: DatabaseSync): void {
  const version = schemaVersion(db);
  if (version !== SCHEMA_VERSION) throw new StoreFault({ kind: 'reopen', detail: `the schema is now ${version}` });
}
