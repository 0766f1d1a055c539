import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Grade } from '../../core/grading/grade.ts';
import { fromRow } from './gradeRow.ts';
import { StoreFault } from './sqliteFailure.ts';

/** Told of a stored row that does not parse. */
export type ReportDamaged = (id: string, detail: string) => void;

/** More places than this are not restored onto one document. */
const MAX_PLACES = 500;

/** Every column of a grade with its texts, which `fromRow` reads, and others. */
export function wholeGrade(...others: readonly string[]): string {
  const texts = 'instruction.text AS instruction, response.text AS response, reference.text AS reference, rubric.text AS rubric';
  const hashOnly = 'response.id IS NOT NULL AND response.text IS NULL AS response_hash_only';
  return `
    SELECT ${['grades.*', texts, hashOnly, ...others].join(', ')}
    FROM grades
    LEFT JOIN texts AS instruction ON instruction.id = grades.instruction_id
    LEFT JOIN texts AS response ON response.id = grades.response_id
    LEFT JOIN texts AS reference ON reference.id = grades.reference_id
    LEFT JOIN texts AS rubric ON rubric.id = grades.rubric_id`;
}

/** Grades by a condition on `grades`; rows that do not parse are reported and left out. */
function select(db: DatabaseSync, rest: string, parameters: readonly SQLInputValue[], report: ReportDamaged): readonly Grade[] {
  const rows = db.prepare(`${wholeGrade()} ${rest}`).all(...parameters);
  return rows.flatMap((row) => {
    const grade = fromRow(row);
    if (grade.ok) return [grade.value];
    report(String(row['id']), grade.error);
    return [];
  });
}

/** The grade with this id, or null when there is none; throws a `StoreFault` when it does not parse. */
export function readGrade(db: DatabaseSync, id: string, report: ReportDamaged): Grade | null {
  const grades = select(db, 'WHERE grades.id = ?', [id], (damagedId, detail) => {
    report(damagedId, detail);
    throw new StoreFault({ kind: 'unavailable', detail: `the stored grade ${damagedId} cannot be read (${detail})` });
  });
  return grades[0] ?? null;
}

/** The grade in a row by its number; null when it does not parse. */
export function readGradeAt(db: DatabaseSync, seq: number): Grade | null {
  return select(db, 'WHERE grades.seq = ?', [seq], () => undefined)[0] ?? null;
}

/**
 * The newest graded verdict of each place of a document, newest first. A place is a rubric (name and file) with a response
 * (by hash): the text may have moved since. Where the newest was dismissed, the place has none: an older one must
 * not come back by dismissing. Ungraded runs neither count nor hide an earlier grade.
 */
export function readLatest(db: DatabaseSync, documentUri: string, report: ReportDamaged): readonly Grade[] {
  const newestOfPlace = `
    SELECT seq FROM (
      SELECT seq, id, created_at, row_number() OVER (
        PARTITION BY rubric_name, rubric_uri, response_hash ORDER BY created_at DESC, id DESC
      ) AS age
      FROM grades WHERE document_uri = ? AND verdict_kind = 'graded'
    )
    WHERE age = 1 AND NOT EXISTS (SELECT 1 FROM dismissals WHERE grade_id = id)
    ORDER BY created_at DESC, id DESC LIMIT ${MAX_PLACES}`;
  return select(db, `WHERE grades.seq IN (${newestOfPlace}) ORDER BY grades.created_at DESC, grades.id DESC`, [documentUri], report);
}
