import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import type { HistoryNotice } from '../../core/history/historyNotice.ts';
import type { HistoryStore } from '../../core/history/historyStore.ts';
import type { GradeLabel } from '../../core/history/label.ts';
import type { ConnectionOptions } from './connection.ts';
import { readDamaged, type Reading } from './copyElsewhere.ts';
import { readLabel } from './labels.ts';
import { readGradeAt } from './readGrades.ts';
import { toProblem } from './sqliteFailure.ts';

/** Each of these ends at the first damaged page on its own way; together they find most rows. */
const WAYS_TO_ROWS = [
  'SELECT seq FROM grades INDEXED BY grades_newest',
  'SELECT seq FROM grades NOT INDEXED ORDER BY seq',
  'SELECT seq FROM grades NOT INDEXED ORDER BY seq DESC',
];

/** Reads until the end or the first damage; errors that are not SQLite's are thrown. */
function* untilDamage(db: DatabaseSync, sql: string): Generator {
  try {
    for (const row of db.prepare(sql).iterate()) yield Object.values(row)[0];
  } catch (error) {
    toProblem(error);
  }
}

function rowNumbers(db: DatabaseSync): readonly number[] {
  return [...new Set(WAYS_TO_ROWS.flatMap((sql) => [...untilDamage(db, sql)].map(Number)))];
}

/** Copies the labels; before version 4 there are none. */
async function copyLabels(db: DatabaseSync, into: HistoryStore): Promise<void> {
  for (const id of [...untilDamage(db, 'SELECT grade_id FROM labels')].map(String)) {
    const label = labelOrNull(db, id);
    if (label !== null) await into.label(id, label);
  }
}

function labelOrNull(db: DatabaseSync, id: string): GradeLabel | null {
  try {
    return readLabel(db, id);
  } catch (error) {
    toProblem(error);
    return null;
  }
}

/**
 * SQLite refuses to read a file that is shorter than its header says, unless its schema is said to be under repair.
 * The `writable_schema` pragma does that, and newer versions of Node.js must first be told to allow it.
 */
function readAllTheSame(db: DatabaseSync): void {
  if ('enableDefensive' in db && typeof db.enableDefensive === 'function') Reflect.apply(db.enableDefensive, db, [false]);
  db.exec('PRAGMA writable_schema = ON');
}

function readOrNull(damaged: ConnectionOptions): Reading | null {
  try {
    const reading = readDamaged(damaged);
    readAllTheSame(reading.db);
    return reading;
  } catch (error) {
    toProblem(error);
    return null;
  }
}

async function copyGrade(db: DatabaseSync, seq: number, into: HistoryStore): Promise<boolean> {
  // One row a turn: the event loop is never held up for longer than one append.
  await turn();
  try {
    const grade = readGradeAt(db, seq);
    return grade !== null && (await into.append(grade)).ok;
  } catch (error) {
    toProblem(error);
    return false;
  }
}

async function copyAll(db: DatabaseSync, into: HistoryStore): Promise<{ readonly copied: number; readonly lost: number }> {
  let copied = 0;
  const rows = rowNumbers(db);
  for (const seq of rows) if (await copyGrade(db, seq, into)) copied++;
  for (const id of [...untilDamage(db, 'SELECT grade_id FROM dismissals')]) await into.dismiss(String(id));
  await copyLabels(db, into);
  return { copied, lost: rows.length - copied };
}

/**
 * Copies what can be read of a damaged file, which stays as it is, into the history; rows already there stay.
 * @returns null when the file holds nothing that looks like a grade.
 */
export async function salvage(damaged: ConnectionOptions, into: HistoryStore): Promise<HistoryNotice | null> {
  await turn();
  const reading = readOrNull(damaged);
  if (reading === null) return null;
  try {
    const { copied, lost } = await copyAll(reading.db, into);
    return copied + lost === 0 ? null : { kind: 'salvaged', setAside: damaged.path, copied, lost };
  } finally {
    reading.close();
  }
}
