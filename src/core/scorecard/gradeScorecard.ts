import type { EvaluationEvent } from '../grading/evaluator.ts';
import type { Grade, GradedRubric } from '../grading/grade.ts';
import { gradeResponse, type GradePorts, type GradeRequest } from '../grading/gradeResponse.ts';
import type { HistoryFailure } from '../history/historyStore.ts';
import type { AbortSignalLike } from '../support/abort.ts';

/** One rubric to grade with, found and read. */
export interface ScorecardItem {
  readonly rubric: GradedRubric;
  /** Above 0. */
  readonly weight: number;
  /** Lowest acceptable expected score, 1..5; null for none. */
  readonly threshold: number | null;
}

/** What to grade: the texts are the same for every rubric, which lets the evaluator reuse what it has read. */
export interface ScorecardRequest extends Omit<GradeRequest, 'rubric'> {
  readonly items: readonly ScorecardItem[];
}

/** An item with the grade that was made; null when the run was cancelled before it was reached. */
export interface ScorecardRow extends ScorecardItem {
  readonly grade: Grade | null;
}

/** Passed to a running scorecard; `index` is that of the item. */
export interface ScorecardOptions {
  readonly signal: AbortSignalLike;
  readonly onStart: (index: number) => void;
  readonly onEvent: (index: number, event: EvaluationEvent) => void;
  /** A grade was made; `historyFailure` says why it is not in the history when it could not be stored. */
  readonly onGrade: (index: number, grade: Grade, historyFailure: HistoryFailure | null) => void;
}

/**
 * Grades one response against each rubric in turn; each grade goes to the history like any other. In the prompts of all
 * families the rubric stands behind task, instruction, response and reference, so that from the second rubric on the
 * evaluator only reads the rubric itself. A rubric that gives no score leaves its row ungraded and does not stop the
 * others; cancelling does. One row for each item, in order. Rejects only on bugs.
 */
export async function gradeScorecard(request: ScorecardRequest, ports: GradePorts, options: ScorecardOptions): Promise<readonly ScorecardRow[]> {
  const { items, ...shared } = request;
  const rows: ScorecardRow[] = [];
  for (const [index, item] of items.entries()) {
    const cancelled = options.signal.aborted || wasCancelled(rows.at(-1)?.grade);
    rows.push({ ...item, grade: cancelled ? null : await gradeItem({ ...shared, rubric: item.rubric }, index, ports, options) });
  }
  return rows;
}

async function gradeItem(request: GradeRequest, index: number, ports: GradePorts, { signal, onStart, onEvent, onGrade }: ScorecardOptions): Promise<Grade> {
  onStart(index);
  const { grade, historyFailure } = await gradeResponse(request, ports, {
    signal,
    onEvent: (event) => {
      onEvent(index, event);
    },
  });
  onGrade(index, grade, historyFailure);
  return grade;
}

// A row that was never reached follows a cancelled one.
function wasCancelled(grade: Grade | null | undefined): boolean {
  if (grade === null) return true;
  return grade?.verdict.kind === 'ungraded' && grade.verdict.reason.kind === 'cancelled';
}
