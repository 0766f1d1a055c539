import type { DatabaseSync } from 'node:sqlite';
import { decode, integerIn, nullable, numberIn, object, text } from '../../core/history/decode.ts';
import type { HistoryFilter, HistoryGroup, HistoryGrouping } from '../../core/history/historyFilter.ts';
import { whereOf } from './filterSql.ts';

const MAX_GROUPS = 5000;

const KEYS: Readonly<Record<HistoryGrouping, string>> = {
  document: 'grades.document_uri',
  rubric: 'grades.rubric_name',
  evaluator: 'grades.model_name',
  // The days of this process's time zone, as `Date` has them; null beyond the year 9999.
  day: "strftime('%Y-%m-%d', grades.created_at / 1000, 'unixepoch', 'localtime')",
};

const MAX = Number.MAX_SAFE_INTEGER;

const group = object<HistoryGroup>({
  key: nullable(text),
  count: integerIn(1, MAX),
  graded: integerIn(0, MAX),
  meanExpected: nullable(numberIn(0, 6)),
  newestAt: integerIn(-MAX, MAX),
});

/** The groups of a filter, those with the newest grade first. */
export function groupGrades(db: DatabaseSync, filter: HistoryFilter, by: HistoryGrouping): readonly HistoryGroup[] {
  const { sql, parameters } = whereOf(filter);
  const rows = db
    .prepare(
      `SELECT ${KEYS[by]} AS key, count(*) AS count, count(grades.expected_score) AS graded, avg(grades.expected_score) AS meanExpected, max(grades.created_at) AS newestAt
       FROM grades INDEXED BY grades_overview ${sql} GROUP BY 1 ORDER BY newestAt DESC, key LIMIT ${MAX_GROUPS}`,
    )
    .all(...parameters);
  return rows.flatMap((row) => {
    const decoded = decode(group, row);
    return decoded.ok ? [decoded.value] : [];
  });
}
