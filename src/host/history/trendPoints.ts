import type { DatabaseSync } from 'node:sqlite';
import { decode, integerIn, nullable, numberIn, object, text } from '../../core/history/decode.ts';
import { decodeScore } from '../../core/history/decodeRubric.ts';
import type { HistoryFilter } from '../../core/history/historyFilter.ts';
import type { TrendPoint } from '../../core/history/historyStore.ts';
import { whereOf } from './filterSql.ts';
import { clampLimit } from './listGrades.ts';
import type { ReportDamaged } from './readGrades.ts';

const MAX_POINTS = 20_000;
const MAX = Number.MAX_SAFE_INTEGER;

const point = object<TrendPoint>({
  id: text,
  createdAt: integerIn(-MAX, MAX),
  documentUri: nullable(text),
  rubricName: text,
  rubricHash: text,
  modelName: nullable(text),
  modelHash: nullable(text),
  graderFingerprint: text,
  score: decodeScore,
  expectedScore: numberIn(0, 6),
  spread: numberIn(0, 3),
  responseLength: nullable(integerIn(0, MAX)),
});

function trendSql(where: string): string {
  return `
    SELECT grades.id, created_at AS createdAt, document_uri AS documentUri, rubric_name AS rubricName, rubric_hash AS rubricHash, model_name AS modelName,
      model_hash AS modelHash, grader_fingerprint AS graderFingerprint, score, expected_score AS expectedScore, spread, response_length AS responseLength
    FROM (SELECT grades.seq FROM grades ${where} ORDER BY grades.created_at DESC, grades.id DESC LIMIT ?) AS page
    CROSS JOIN grades ON grades.seq = page.seq
    LEFT JOIN grade_facts ON grade_facts.seq = grades.seq
    ORDER BY grades.created_at, grades.id`;
}

/** The newest graded runs of a filter, oldest first. */
export function readTrend(db: DatabaseSync, filter: HistoryFilter, limit: number, report: ReportDamaged): readonly TrendPoint[] {
  const graded = { sql: 'grades.score IS NOT NULL', parameters: [] };
  const { sql, parameters } = whereOf(filter, graded);
  const rows = db.prepare(trendSql(sql)).all(...parameters, clampLimit(limit, MAX_POINTS));
  return rows.flatMap((row) => {
    // A run without a fingerprint belongs to no line.
    if (row['graderFingerprint'] === null) return [];
    const decoded = decode(point, row);
    if (decoded.ok) return [decoded.value];
    report(String(row['id']), decoded.error);
    return [];
  });
}
