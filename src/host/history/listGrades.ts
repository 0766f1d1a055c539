import type { DatabaseSync } from 'node:sqlite';
import { decode, flag, integerIn, nullable, numberIn, object, text } from '../../core/history/decode.ts';
import type { HistoryFilter, HistorySort } from '../../core/history/historyFilter.ts';
import type { GradeSummary, HistoryCursor, HistoryQuery, ScoreChange } from '../../core/history/historyStore.ts';
import { conditionsOf, searchOf, whereOf, type Condition } from './filterSql.ts';
import { decodeLabel, LABEL_COLUMNS } from './labels.ts';
import type { ReportDamaged } from './readGrades.ts';

const MAX_LIMIT = 1000;

const ORDERS: Readonly<Record<HistorySort, string>> = {
  newest: 'grades.created_at DESC, grades.id DESC',
  oldest: 'grades.created_at, grades.id',
  highest: 'grades.expected_score DESC, grades.created_at DESC, grades.id DESC',
  lowest: 'grades.expected_score ASC NULLS LAST, grades.created_at DESC, grades.id DESC',
};

/** A number of rows to read, from 1 to `most`. */
export function clampLimit(limit: number, most: number): number {
  return Math.min(Math.max(1, Math.trunc(limit)), most);
}

/** Only grades that come after a place in the list, newest first. */
export function afterCursor(cursor: HistoryCursor | null | undefined): readonly Condition[] {
  if (cursor === null || cursor === undefined) return [];
  return [{ sql: '(grades.created_at, grades.id) < (?, ?)', parameters: [cursor.createdAt, cursor.id] }];
}

/** The place in the list of the last row of a full page, read or not: a damaged row must not end the list. */
export function cursorAt(row: Readonly<Record<string, unknown>> | undefined): HistoryCursor | null {
  return row === undefined ? null : { createdAt: Number(row['created_at']), id: String(row['id']) };
}

/** How many grades match. A search alone is counted by the index alone. */
export function countGrades(db: DatabaseSync, filter: HistoryFilter): number {
  const search = searchOf(filter);
  const alone = search !== null && conditionsOf(filter).length === 0;
  const { sql, parameters } = alone ? { sql: 'WHERE grade_search MATCH ?', parameters: [search] } : whereOf(filter);
  return Number(db.prepare(`SELECT count(*) AS total FROM ${alone ? 'grade_search' : 'grades'} ${sql}`).get(...parameters)?.['total']);
}

const summary = object<GradeSummary>({
  id: text,
  createdAt: integerIn(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  documentUri: nullable(text),
  rubricName: text,
  modelName: nullable(text),
  demonstrationOnly: flag,
  graderFingerprint: nullable(text),
  score: nullable(integerIn(1, 5)),
  expectedScore: nullable(numberIn(0, 6)),
  spread: nullable(numberIn(0, 3)),
  confidence: nullable(numberIn(0, 2)),
  led: flag,
  change: nullable(object<ScoreChange>({ previousId: text, delta: numberIn(-6, 6), sameGrader: flag })),
  label: nullable(decodeLabel),
  ungradedKind: nullable(text),
  responseExcerpt: text,
});

/** The page is found by an index alone, whatever its offset; then what is shown of its grades is read. */
function pageSql(where: string, order: string): string {
  return `
    SELECT grades.id, grades.created_at, grades.created_at AS createdAt, grades.document_uri AS documentUri, grades.rubric_name AS rubricName,
      grades.model_name AS modelName, grades.demonstration_only AS demonstrationOnly, grades.grader_fingerprint AS graderFingerprint,
      grades.score, grades.expected_score AS expectedScore, grades.confidence, grades.ungraded_kind AS ungradedKind,
      grades.response_excerpt AS responseExcerpt, spread, led, ${LABEL_COLUMNS},
      previous.id AS previousId, previous.expected_score AS previousExpected, previous.grader_fingerprint AS previousGrader
    FROM (SELECT grades.seq FROM grades ${where} ORDER BY ${order} LIMIT ? OFFSET ?) AS page
    CROSS JOIN grades ON grades.seq = page.seq
    LEFT JOIN grade_facts ON grade_facts.seq = grades.seq
    LEFT JOIN grades AS previous ON previous.seq = grade_facts.previous_seq
    LEFT JOIN labels ON labels.grade_id = grades.id
    ORDER BY ${order}`;
}

type Row = Readonly<Record<string, unknown>>;

function changeOf(row: Row): unknown {
  const { expectedScore, previousId, previousExpected } = row;
  if (typeof expectedScore !== 'number' || typeof previousExpected !== 'number') return null;
  return { previousId, delta: expectedScore - previousExpected, sameGrader: row['graderFingerprint'] !== null && row['graderFingerprint'] === row['previousGrader'] };
}

/** A page without its total. */
export interface GradeList {
  readonly grades: readonly GradeSummary[];
  readonly next: HistoryCursor | null;
}

/** The grades of one page. */
export function listGrades(db: DatabaseSync, query: HistoryQuery, report: ReportDamaged): GradeList {
  const limit = clampLimit(query.limit, MAX_LIMIT);
  const sort = query.sort ?? 'newest';
  const { sql, parameters } = whereOf(query, ...(sort === 'newest' ? afterCursor(query.after) : []));
  const rows = db.prepare(pageSql(sql, ORDERS[sort])).all(...parameters, limit + 1, Math.max(0, Math.trunc(query.offset ?? 0)));
  const grades = rows.slice(0, limit).flatMap((row) => {
    const { labelKind, led, demonstrationOnly } = row;
    const label = labelKind === null ? null : row;
    const decoded = decode(summary, { ...row, demonstrationOnly: demonstrationOnly === 1, led: led === 1, change: changeOf(row), label });
    if (decoded.ok) return [decoded.value];
    report(String(row['id']), decoded.error);
    return [];
  });
  return { grades, next: sort === 'newest' && rows.length > limit ? cursorAt(rows[limit - 1]) : null };
}
