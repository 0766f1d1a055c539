import type { GradedVerdict } from '../grading/verdict.ts';
import type { ScorecardRow } from './gradeScorecard.ts';

/** Rounding noise of a weighted mean; a threshold equal to the total is reached. */
const SLACK = 1e-9;

/** Tokens of one row or of all, as the evaluator counted them. */
export interface TokenTotals {
  readonly promptTokens: number;
  /** Prompt tokens that the evaluator had to read. */
  readonly evaluatedTokens: number;
  /** Prompt tokens that it still knew from the row before. */
  readonly reusedTokens: number;
}

/** A row that has a score. */
export interface GradedRow extends ScorecardRow {
  readonly verdict: GradedVerdict;
}

/** What the rows come to. */
export interface ScorecardTotals {
  /** The weighted mean of the expected scores of the graded rows, Σ w·e / Σ w, 1..5; null when no row is graded. */
  readonly total: number | null;
  readonly gradedRows: number;
  /** All rows; the total is incomplete while fewer are graded. */
  readonly rows: number;
  /** The graded row with the lowest expected score; of equals the first. */
  readonly weakest: GradedRow | null;
  /** The graded rows below their threshold, in order. */
  readonly below: readonly GradedRow[];
  readonly tokens: TokenTotals;
}

/** Adds up the rows. A row without a score is left out of the total and never filled in. */
export function totalsOf(rows: readonly ScorecardRow[]): ScorecardTotals {
  const graded = rows.flatMap(gradedRow);
  return {
    total: weightedMean(graded),
    gradedRows: graded.length,
    rows: rows.length,
    weakest: graded.reduce<GradedRow | null>((least, row) => (least === null || row.verdict.expectedScore < least.verdict.expectedScore ? row : least), null),
    below: graded.filter(isRowBelow),
    tokens: rows.map(tokensOf).reduce(add, NO_TOKENS),
  };
}

/** Whether a row has a score below its threshold. */
export function isRowBelow({ grade, threshold }: ScorecardRow): boolean {
  return grade?.verdict.kind === 'graded' && threshold !== null && grade.verdict.expectedScore < threshold - SLACK;
}

/**
 * Whether a scorecard's verdict is below what is asked: the total below the scorecard's threshold, or, for a scorecard
 * without one, any row below its own.
 */
export function isScorecardBelow(totals: ScorecardTotals, threshold: number | undefined): boolean {
  if (threshold === undefined) return totals.below.length > 0;
  return totals.total !== null && totals.total < threshold - SLACK;
}

/** Prompt tokens of one row; all 0 when nothing was evaluated. */
export function tokensOf({ grade }: ScorecardRow): TokenTotals {
  const usage = grade?.usage ?? null;
  if (usage === null) return NO_TOKENS;
  const { promptTokens, reusedTokens } = usage;
  return { promptTokens, reusedTokens, evaluatedTokens: promptTokens - reusedTokens };
}

const NO_TOKENS: TokenTotals = { promptTokens: 0, evaluatedTokens: 0, reusedTokens: 0 };

function gradedRow(row: ScorecardRow): GradedRow[] {
  return row.grade?.verdict.kind === 'graded' ? [{ ...row, verdict: row.grade.verdict }] : [];
}

function weightedMean(rows: readonly GradedRow[]): number | null {
  if (rows.length === 0) return null;
  const weights = rows.reduce((sum, { weight }) => sum + weight, 0);
  return rows.reduce((sum, { weight, verdict }) => sum + weight * verdict.expectedScore, 0) / weights;
}

function add(a: TokenTotals, b: TokenTotals): TokenTotals {
  return {
    promptTokens: a.promptTokens + b.promptTokens,
    evaluatedTokens: a.evaluatedTokens + b.evaluatedTokens,
    reusedTokens: a.reusedTokens + b.reusedTokens,
  };
}
