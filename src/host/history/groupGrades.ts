import type { DatabaseSync } from 'node:sqlite';
import { decode, integerIn, nullable, numberIn, object, text } from '../../core/history/decode.ts';
import type { HistoryFilter, HistoryGroup, HistoryGrouping } from '../../core/history/historyFilter.ts';
import { whereOf, type Condition } from './filterSql.ts';

const MAX_GROUPS = 5000;

type Row = Readonly<Record<string, unknown>>;

interface Grouping {
  readonly column: string;
  /** Holds each group together, so that nothing is sorted, but not what filters ask for. */
  readonly index: string;
}

const GROUPINGS: Readonly<Record<Exclude<HistoryGrouping, 'day'>, Grouping>> = {
  document: { column: 'grades.document_uri', index: 'grades_by_document' },
  rubric: { column: 'grades.rubric_name', index: 'grades_by_rubric' },
  evaluator: { column: 'grades.model_name', index: 'grades_by_evaluator' },
};

const MAX = Number.MAX_SAFE_INTEGER;

const group = object<HistoryGroup>({
  key: nullable(text),
  count: integerIn(1, MAX),
  graded: integerIn(0, MAX),
  meanExpected: nullable(numberIn(0, 6)),
  newestAt: integerIn(-MAX, MAX),
});

const COLUMNS = 'count(*) AS count, count(grades.expected_score) AS graded, avg(grades.expected_score) AS meanExpected, max(grades.created_at) AS newestAt';
const ORDER = `GROUP BY key ORDER BY newestAt DESC, key LIMIT ${MAX_GROUPS}`;

/** More days than this before the newest grade (a hundred years) are not looked at. */
const MAX_DAYS = 36_525;

function localDay(at: Date): string {
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

type Day = readonly [string, number, number];

/** The day of a time: its key, its first ms and the first ms of the next. It may have 23 or 25 hours. */
function dayOf(time: number): Day {
  const midnight = new Date(time);
  midnight.setHours(0, 0, 0, 0);
  const next = new Date(midnight);
  next.setDate(next.getDate() + 1);
  return [localDay(midnight), midnight.getTime(), next.getTime()];
}

/** The days from one time to another, newest first. */
function daysBetween(oldest: number, newest: number): readonly Day[] {
  const days = [dayOf(newest)];
  for (let day = days[0]; day !== undefined && day[1] > oldest && days.length < MAX_DAYS; day = days.at(-1)) days.push(dayOf(day[1] - 1));
  return days;
}

/** Days are ranges of an index: to ask SQLite for the day of each grade takes seven times as long. */
function groupByDay(db: DatabaseSync, { sql, parameters }: Condition): readonly Row[] {
  const ends = db.prepare('SELECT (SELECT min(created_at) FROM grades) AS oldest, (SELECT max(created_at) FROM grades) AS newest').get();
  if (typeof ends?.['oldest'] !== 'number' || typeof ends['newest'] !== 'number') return [];
  const days = JSON.stringify(daysBetween(ends['oldest'], ends['newest']));
  const query = `
    SELECT value ->> 0 AS key, ${COLUMNS} FROM json_each(?) AS day
    CROSS JOIN grades INDEXED BY grades_overview ON grades.created_at >= (value ->> 1) AND grades.created_at < (value ->> 2)
    ${sql} ${ORDER}`;
  return db.prepare(query).all(days, ...parameters);
}

/** Without a filter, day by day from the newest: nothing is sorted, and days without grades cost nothing. */
function everyDay(db: DatabaseSync): readonly Row[] {
  const newestBefore = db.prepare('SELECT max(created_at) AS at FROM grades WHERE created_at < ?');
  const onDay = db.prepare(`SELECT ${COLUMNS} FROM grades INDEXED BY grades_overview WHERE created_at >= ? AND created_at < ?`);
  const rows: Row[] = [];
  for (let before = MAX; rows.length < MAX_GROUPS; ) {
    const at = newestBefore.get(before)?.['at'];
    if (typeof at !== 'number') break;
    const [key, from, to] = dayOf(at);
    rows.push({ key, ...onDay.get(from, to) });
    before = from;
  }
  return rows;
}

function daysOf(db: DatabaseSync, where: Condition): readonly Row[] {
  return where.sql === '' ? everyDay(db) : groupByDay(db, where);
}

function groupByColumn(db: DatabaseSync, { sql, parameters }: Condition, { column, index }: Grouping): readonly Row[] {
  return db.prepare(`SELECT ${column} AS key, ${COLUMNS} FROM grades INDEXED BY ${sql === '' ? index : 'grades_overview'} ${sql} ${ORDER}`).all(...parameters);
}

/** The groups of a filter, those with the newest grade first. */
export function groupGrades(db: DatabaseSync, filter: HistoryFilter, by: HistoryGrouping): readonly HistoryGroup[] {
  const where = whereOf(filter);
  const rows = by === 'day' ? daysOf(db, where) : groupByColumn(db, where, GROUPINGS[by]);
  return rows.flatMap((row) => {
    const decoded = decode(group, row);
    return decoded.ok ? [decoded.value] : [];
  });
}
