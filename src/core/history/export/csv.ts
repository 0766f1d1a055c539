import { csvFormatRows } from 'd3-dsv';
import type { Grade } from '../../grading/grade.ts';
import type { GradedVerdict } from '../../grading/verdict.ts';
import type { GradeLabel } from '../label.ts';
import { spreadOf } from '../../grading/distribution.ts';
import type { LabelledRecord } from '../historyStore.ts';
import type { HistoryDocument } from './historyDocument.ts';

type Cell = string | number | boolean | null | undefined;

/** What a column shows of a grade; null and undefined leave the cell empty. */
type Column = (grade: Grade, label: GradeLabel | null, graded: GradedVerdict | null) => Cell;

const COLUMNS: Readonly<Record<string, Column>> = {
  id: ({ id }) => id,
  time: ({ createdAt }) => new Date(createdAt).toISOString(),
  document: ({ place }) => place?.uri,
  start: ({ place }) => place?.start,
  end: ({ place }) => place?.end,
  rubric: ({ rubric }) => rubric.rubric.name,
  rubric_hash: ({ rubric }) => rubric.hash,
  evaluator: ({ evaluator }) => evaluator?.modelName,
  model_hash: ({ evaluator }) => evaluator?.modelHash,
  prompt_family: ({ evaluator }) => evaluator?.family,
  engine: ({ evaluator }) => evaluator?.engine,
  grader_fingerprint: ({ graderFingerprint }) => graderFingerprint,
  temperature: ({ sampler }) => sampler.temperature,
  seed: ({ sampler }) => sampler.seed,
  score: (_grade, _label, graded) => graded?.score,
  expected_score: (_grade, _label, graded) => graded?.expectedScore,
  spread: (_grade, _label, graded) => (graded === null ? null : spreadOf(graded.distribution)),
  confidence: (_grade, _label, graded) => graded?.confidence,
  p1: (_grade, _label, graded) => graded?.distribution[0],
  p2: (_grade, _label, graded) => graded?.distribution[1],
  p3: (_grade, _label, graded) => graded?.distribution[2],
  p4: (_grade, _label, graded) => graded?.distribution[3],
  p5: (_grade, _label, graded) => graded?.distribution[4],
  led: (_grade, _label, graded) => graded?.led,
  ungraded: ({ verdict }) => (verdict.kind === 'ungraded' ? verdict.reason.kind : null),
  feedback: ({ verdict }) => verdict.feedback,
  texts_kept: ({ textsKept }) => textsKept !== false,
  instruction: ({ texts }) => texts.instruction,
  response: ({ texts }) => texts.response,
  reference: ({ texts }) => texts.reference,
  response_hash: ({ responseHash }) => responseHash,
  label: (_grade, label) => label?.opinion.kind,
  label_score: (_grade, label, graded) => (label?.opinion.kind === 'disagree' ? label.opinion.score : label === null ? null : graded?.score),
  note: (_grade, label) => label?.note,
  labelled_at: (_grade, label) => (label === null ? null : new Date(label.labelledAt).toISOString()),
  prompt_tokens: ({ usage }) => usage?.promptTokens,
  reused_tokens: ({ usage }) => usage?.reusedTokens,
  generated_tokens: ({ usage }) => usage?.generatedTokens,
  prompt_ms: ({ usage }) => usage?.promptMs,
  feedback_ms: ({ usage }) => usage?.feedbackMs,
};

/**
 * A table for spreadsheets: RFC 4180 with a head, a row for each grade, and the byte order mark without which Excel takes UTF-8 for
 * something else. Numbers are written as numbers. A text that a spreadsheet would run as a formula gets a leading apostrophe
 * (see `harmless`), so CSV is not for reading back; JSONL is.
 */
export const csvDocument: HistoryDocument = {
  header: `\uFEFF${rows([Object.keys(COLUMNS)])}`,
  page: (records) => rows(records.map(cellsOf)),
  footer: '',
};

function rows(cells: readonly (readonly string[])[]): string {
  return cells.length === 0 ? '' : `${csvFormatRows(cells.map((row) => [...row]))}\n`;
}

function cellsOf({ grade, label }: LabelledRecord): readonly string[] {
  const graded = grade.verdict.kind === 'graded' ? grade.verdict : null;
  return Object.values(COLUMNS).map((column) => cellText(column(grade, label, graded)));
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'string' ? harmless(cell) : String(cell);
}

/**
 * A text that no spreadsheet takes for a formula: one that starts with `=`, `+`, `-`, `@`, their wide forms, a tab or a line break
 * gets a leading apostrophe. Source: OWASP, "CSV Injection". That holds for a text `-5` too: it is text, and numbers come as numbers.
 */
function harmless(text: string): string {
  return /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u.test(text) ? `'${text}` : text;
}
