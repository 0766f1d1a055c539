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
