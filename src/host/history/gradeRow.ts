import type { SQLInputValue } from 'node:sqlite';
import { decodeGrade } from '../../core/history/decodeGrade.ts';
import { summarise } from '../../core/history/gradeSummary.ts';
import type { Grade } from '../../core/grading/grade.ts';
import { err, type Result } from '../../core/support/result.ts';
import { parseJson } from './parseJson.ts';

/** A row of `grades` by column name, without the references into `texts`. */
export type GradeRow = Readonly<Record<string, SQLInputValue>>;

/** A row of `grades` joined with its texts, as SQLite gives it. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** What has no column of its own. The feedback has one, because it is searched. */
function details(grade: Grade): string {
  const verdict = { ...grade.verdict, feedback: undefined };
  const { origins, evaluator, sampler, neutralised, usage } = grade;
  return JSON.stringify({ origins, evaluator, sampler, neutralised, verdict, usage });
}

/** The columns of a grade. Lone surrogates become U+FFFD, as SQLite keeps UTF-8; offsets stay true. */
export function toRow(grade: Grade): GradeRow {
  const summary = summarise(grade);
  return {
    id: grade.id,
    created_at: grade.createdAt,
    document_uri: summary.documentUri,
    place_start: grade.place?.start ?? null,
    place_end: grade.place?.end ?? null,
    rubric_name: summary.rubricName,
    rubric_hash: grade.rubric.hash,
    rubric_uri: grade.rubric.uri ?? null,
    model_name: summary.modelName,
    model_hash: grade.evaluator?.modelHash ?? null,
    family: grade.evaluator?.family ?? null,
    demonstration_only: Number(summary.demonstrationOnly),
    grader_fingerprint: summary.graderFingerprint,
    verdict_kind: grade.verdict.kind,
    ungraded_kind: summary.ungradedKind,
    score: summary.score,
    expected_score: summary.expectedScore,
    confidence: summary.confidence,
    response_hash: grade.responseHash,
    response_excerpt: summary.responseExcerpt,
    feedback: grade.verdict.feedback,
    details: details(grade),
  };
}

function properties(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

/** Null in the database is a missing property in the domain. */
function present(value: unknown): unknown {
  return value ?? undefined;
}

/** Where only the hashes were kept, the response has a row without a text. */
function texts(row: StoredRow): object {
  if (row['response_hash_only'] === 1) return { texts: { instruction: '', response: '' }, textsKept: false };
  return { texts: { instruction: row['instruction'], response: row['response'], reference: present(row['reference']) } };
}

function assemble(row: StoredRow, rest: object): unknown {
  const place = row['document_uri'] === null ? undefined : { uri: row['document_uri'], start: row['place_start'], end: row['place_end'] };
  const verdict = 'verdict' in rest ? properties(rest.verdict) : {};
  return {
    ...rest,
    id: row['id'],
    createdAt: row['created_at'],
    place,
    rubric: { rubric: parseJson(row['rubric']), hash: row['rubric_hash'], uri: present(row['rubric_uri']) },
    ...texts(row),
    responseHash: row['response_hash'],
    graderFingerprint: row['grader_fingerprint'],
    verdict: { ...verdict, feedback: row['feedback'] },
  };
}

/** The grade of a row; the error says which part of it does not parse. */
export function fromRow(row: StoredRow): Result<Grade, string> {
  const rest = parseJson(row['details']);
  if (typeof rest !== 'object' || rest === null) return err('details: expected JSON');
  return decodeGrade(assemble(row, rest));
}
