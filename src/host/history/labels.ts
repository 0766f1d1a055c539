import type { DatabaseSync } from 'node:sqlite';
import { decode, integerIn, numberIn, nullable, text, where, type Decoder } from '../../core/history/decode.ts';
import { decodeScore } from '../../core/history/decodeRubric.ts';
import { decodeVerdict } from '../../core/history/decodeVerdict.ts';
import type { HistoryFilter } from '../../core/history/historyFilter.ts';
import type { LabelledGrade } from '../../core/history/historyStore.ts';
import { MAX_NOTE, type GradeLabel, type Opinion } from '../../core/history/label.ts';
import { statement } from './connection.ts';
import { whereOf } from './filterSql.ts';
import { parseJson } from './parseJson.ts';
import type { ReportDamaged } from './readGrades.ts';

/** The columns of a label in a query that joins `labels`; all null where there is none. */
export const LABEL_COLUMNS = 'labels.kind AS labelKind, labels.score AS labelScore, labels.note AS labelNote, labels.labelled_at AS labelledAt';

/** Most labelled grades that are read at once. */
const MAX_LABELLED = 20_000;

type Row = Readonly<Record<string, unknown>>;

const row: Decoder<Row> = where((value): value is Row => typeof value === 'object' && value !== null, 'a row');

/** Reads the columns `LABEL_COLUMNS` of a row that has a label. */
export const decodeLabel: Decoder<GradeLabel> = (value, path) => {
  const { labelKind, labelScore, labelNote, labelledAt } = row(value, path);
  const opinion: Opinion = labelKind === 'agree' ? { kind: 'agree' } : { kind: 'disagree', score: decodeScore(labelScore, `${path}.score`) };
  return { opinion, note: text(labelNote, `${path}.note`), labelledAt: integerIn(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)(labelledAt, `${path}.labelledAt`) };
};

/** The label in a row, null when it has none or one that does not parse. */
export function labelIn(from: Row | undefined): GradeLabel | null {
  if (from === undefined || from['labelKind'] === null) return null;
  const decoded = decode(decodeLabel, from);
  return decoded.ok ? decoded.value : null;
}

/** Labels a grade that is there, or takes its label away. */
export function writeLabel(db: DatabaseSync, id: string, label: GradeLabel | null): void {
  if (label === null) {
    statement(db, 'DELETE FROM labels WHERE grade_id = ?').run(id);
    return;
  }
  const score = label.opinion.kind === 'disagree' ? label.opinion.score : null;
  const sql = `INSERT INTO labels (grade_id, kind, score, note, labelled_at) SELECT id, ?, ?, ?, ? FROM grades WHERE id = ?
    ON CONFLICT (grade_id) DO UPDATE SET kind = excluded.kind, score = excluded.score, note = excluded.note, labelled_at = excluded.labelled_at`;
  statement(db, sql).run(label.opinion.kind, score, label.note.slice(0, MAX_NOTE), label.labelledAt, id);
}

/** The label of a grade. */
export function readLabel(db: DatabaseSync, id: string): GradeLabel | null {
  return labelIn(db.prepare(`SELECT ${LABEL_COLUMNS} FROM labels WHERE grade_id = ?`).get(id));
}

const LABELLED = `
  SELECT grades.id, grades.rubric_name, grades.rubric_hash, grades.model_name, grades.grader_fingerprint, grades.score, grades.expected_score,
    grades.confidence, grades.details, ${LABEL_COLUMNS}
  FROM labels CROSS JOIN grades ON grades.id = labels.grade_id`;

const probability = nullable(numberIn(0, 2));
const mean = nullable(numberIn(0, 6));

const labelledGrade: Decoder<LabelledGrade> = (value, path) => {
  const from = row(value, path);
  const details = row(parseJson(from['details']), 'details');
  const verdict = decodeVerdict({ ...row(details['verdict'], 'verdict'), feedback: '' }, 'verdict');
  return {
    id: text(from['id'], 'id'),
    rubricName: text(from['rubric_name'], 'rubricName'),
    rubricHash: text(from['rubric_hash'], 'rubricHash'),
    modelName: nullable(text)(from['model_name'], 'modelName'),
    graderFingerprint: nullable(text)(from['grader_fingerprint'], 'graderFingerprint'),
    label: decodeLabel(from, 'label'),
    score: verdict.kind === 'graded' ? verdict.score : null,
    expectedScore: mean(from['expected_score'], 'expectedScore'),
    distribution: verdict.kind === 'graded' ? verdict.distribution : null,
    confidence: probability(from['confidence'], 'confidence'),
  };
};

/** The labelled grades of a filter, newest label first; one that does not parse is reported and left out. */
export function readLabelled(db: DatabaseSync, filter: HistoryFilter, report: ReportDamaged): readonly LabelledGrade[] {
  const { sql, parameters } = whereOf(filter);
  const rows = db.prepare(`${LABELLED} ${sql} ORDER BY labels.labelled_at DESC, grades.id DESC LIMIT ${MAX_LABELLED}`).all(...parameters);
  return rows.flatMap((each) => {
    const decoded = decode(labelledGrade, each);
    if (decoded.ok) return [decoded.value];
    report(String(each['id']), decoded.error);
    return [];
  });
}
