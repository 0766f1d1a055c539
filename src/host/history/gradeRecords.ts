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

/** Adds grades with their labels; part of a transaction. */
export function addRecords(db: DatabaseSync, records: readonly LabelledRecord[], storage: TextStorage): ImportCounts {
  let added = 0;
  // Oldest first, so that each finds its previous grade and none has to be found anew.
  for (const { grade, label } of records.toSorted((a, b) => a.grade.createdAt - b.grade.createdAt)) {
    if (!appendGrade(db, grade, storage)) continue;
    if (label !== null) writeLabel(db, grade.id, label);
    added++;
  }
  return { added, present: records.length - added };
}
