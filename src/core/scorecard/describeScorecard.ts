import { diagnosticLine } from '../grading/describeGrade.ts';
import type { ScorecardRow } from './gradeScorecard.ts';
import { isRowBelow, type ScorecardTotals } from './totals.ts';

/**
 * The short line for a scorecard, as on the text: `3.6/5 supportive-reply (weakest: reasoning 2/5)`; the total is the
 * weighted mean of the expected scores to one digit. Rows without a score are said: `...; incomplete: 2 of 3 graded)`.
 */
export function scorecardLine(name: string, { total, weakest, gradedRows, rows }: ScorecardTotals): string {
  if (total === null || weakest === null) return `not graded: no rubric of ${name} gave a score`;
  const incomplete = gradedRows < rows ? `; incomplete: ${gradedRows} of ${rows} graded` : '';
  return `${total.toFixed(1)}/5 ${name} (weakest: ${weakest.rubric.rubric.name} ${weakest.verdict.score}/5${incomplete})`;
}

/** One line for a row: `3/5 reasoning (expected 3.4, p 0.62), weight 2, below 3.5`, or why it has no score. */
export function rowLine(row: ScorecardRow): string {
  const { name } = row.rubric.rubric;
  const weight = `weight ${row.weight}`;
  if (row.grade === null) return `${name} not graded: grading was cancelled before, ${weight}`;
  const line = row.grade.verdict.kind === 'graded' ? diagnosticLine(row.grade) : `${name} ${diagnosticLine(row.grade)}`;
  return `${line}, ${weight}${isRowBelow(row) && row.threshold !== null ? `, below ${row.threshold}` : ''}`;
}
