import type { DatabaseSync } from 'node:sqlite';
import type { HistoryFilter } from '../../core/history/historyFilter.ts';
import type { GradePage, HistoryCursor, ImportCounts, LabelledRecord, TextStorage } from '../../core/history/historyStore.ts';
import { appendGrade } from './appendGrade.ts';
import { whereOf } from './filterSql.ts';
import { fromRow } from './gradeRow.ts';
import { LABEL_COLUMNS, labelIn, writeLabel } from './labels.ts';
import { afterCursor, clampLimit, cursorAt } from './listGrades.ts';
import { wholeGrade, type ReportDamaged } from './readGrades.ts';

const MAX_RECORDS = 1000;

/** Whole grades with their labels, newest first; rows that do not parse are reported and left out. */
export function readRecords(db: DatabaseSync, filter: HistoryFilter, limit: number, after: HistoryCursor | null, report: ReportDamaged): GradePage {
  const most = clampLimit(limit, MAX_RECORDS);
  const { sql, parameters } = whereOf(filter, ...afterCursor(after));
  const query = `${wholeGrade(LABEL_COLUMNS)} LEFT JOIN labels ON labels.grade_id = grades.id ${sql} ORDER BY grades.created_at DESC, grades.id DESC LIMIT ?`;
  const rows = db.prepare(query).all(...parameters, most + 1);
  const records = rows.slice(0, most).flatMap((row) => {
    const grade = fromRow(row);
    if (grade.ok) return [{ grade: grade.value, label: labelIn(row) }];
    report(String(row['id']), grade.error);
    return [];
  });
  return { records, next: rows.length > most ? cursorAt(rows[most - 1]) : null };
}

/** A transaction begins no further grade after so many ms; but to enter fewer into the search index at once is slow. */
const STEP_MS = 50;
const LEAST = 20;

/** What a step of an import did: of the grades given, so many are there now. */
export interface ImportStep extends ImportCounts {
  readonly taken: number;
}

/** Adds the first of these grades, with their labels, as many as there is time for; part of a transaction. */
export function addRecords(db: DatabaseSync, records: readonly LabelledRecord[], storage: TextStorage): ImportStep {
  const until = performance.now() + STEP_MS;
  let added = 0;
  let taken = 0;
  for (const { grade, label } of records) {
    if (taken >= LEAST && performance.now() >= until) break;
    taken++;
    if (!appendGrade(db, grade, storage)) continue;
    if (label !== null) writeLabel(db, grade.id, label);
    added++;
  }
  return { taken, added, present: taken - added };
}
