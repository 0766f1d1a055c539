import { describeUngraded } from '../../core/grading/describeUngraded.ts';
import type { ScorecardRow } from '../../core/scorecard/gradeScorecard.ts';
import { isRowBelow, isScorecardBelow, tokensOf, totalsOf } from '../../core/scorecard/totals.ts';
import type { ScorecardRowView, ScorecardView } from '../../protocol/panelProtocol.ts';
import { displayUri } from '../support/positions.ts';
import type { ScorecardResult } from './scorecardResult.ts';

/** A scorecard's result as the panel shows it. */
export function scorecardView({ id, scorecard, documentUri, rows, running }: ScorecardResult): ScorecardView {
  const totals = totalsOf(rows);
  const { total, gradedRows, weakest, tokens } = totals;
  return {
    id,
    name: scorecard.name,
    documentName: displayUri(documentUri),
    running: running !== null,
    total,
    gradedRows,
    weakest: weakest?.rubric.rubric.name ?? null,
    threshold: scorecard.threshold ?? null,
    below: isScorecardBelow(totals, scorecard.threshold),
    rows: rows.map((row, index) => rowView(row, running, index)),
    tokens,
  };
}

function rowView(row: ScorecardRow, running: number | null, index: number): ScorecardRowView {
  const { rubric, weight, threshold, grade } = row;
  const verdict = grade?.verdict;
  const graded = verdict?.kind === 'graded' ? verdict : null;
  return {
    rubricName: rubric.rubric.name,
    weight,
    threshold,
    below: isRowBelow(row),
    state: verdict?.kind ?? unreached(running, index),
    gradeId: grade?.id ?? null,
    score: graded?.score ?? null,
    expectedScore: graded?.expectedScore ?? null,
    message: verdict?.kind === 'ungraded' ? describeUngraded(verdict.reason).message : null,
    tokens: tokensOf(row),
  };
}

function unreached(running: number | null, index: number): ScorecardRowView['state'] {
  if (running === null) return 'not-reached';
  return running === index ? 'running' : 'waiting';
}
