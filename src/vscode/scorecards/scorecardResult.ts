import type { Grade } from '../../core/grading/grade.ts';
import type { Scorecard } from '../../core/scorecard/scorecard.ts';
import type { ScorecardRow } from '../../core/scorecard/gradeScorecard.ts';

/** One run of a scorecard over one text. */
export interface ScorecardResult {
  /** UUID. */
  readonly id: string;
  readonly scorecard: Scorecard;
  /** URI of the scorecard's file. */
  readonly scorecardUri: string;
  /** URI of the graded document. */
  readonly documentUri: string;
  readonly rows: readonly ScorecardRow[];
  /** The row that is being graded; null once the run has ended. */
  readonly running: number | null;
}

/** Whether a grade of the result is among those that are gone. */
export function hasGone({ rows }: ScorecardResult, isGone: (grade: Grade) => boolean): boolean {
  return rows.some(({ grade }) => grade !== null && isGone(grade));
}
