import type { Grade } from '../../../../../src/core/grading/grade.ts';
import type { Verdict } from '../../../../../src/core/grading/verdict.ts';
import type { ScorecardItem, ScorecardRow } from '../../../../../src/core/scorecard/gradeScorecard.ts';
import type { Score } from '../../../../../src/core/rubric/rubric.ts';
import { sampleGrade } from '../../../../support/sampleGrade.ts';

/** A rubric to grade with. */
export function item(name: string, weight = 1, threshold: number | null = null): ScorecardItem {
  const { rubric } = sampleGrade({ rubricName: name });
  return { rubric: { ...rubric, hash: name.padEnd(64, '0') }, weight, threshold };
}

/** A verdict that is sure of the score below the expected one, and of the one above it for the rest. */
export function verdict(expectedScore: number): Verdict {
  const score = Math.round(expectedScore);
  if (!isScore(score)) throw new Error(`${expectedScore} is no expected score`);
  return { kind: 'graded', feedback: 'Well.', score, distribution: [0.2, 0.2, 0.2, 0.2, 0.2], expectedScore, confidence: 0.62, digitMass: 1, led: false };
}

function isScore(value: number): value is Score {
  return [1, 2, 3, 4, 5].includes(value);
}

export const CUT_OFF: Verdict = { kind: 'ungraded', feedback: '', reason: { kind: 'cut-off', limitTokens: 16 } };

/** A row with the given expected score or verdict; null for one that was not reached. */
export function row(name: string, given: number | Verdict | null, weight = 1, threshold: number | null = null): ScorecardRow {
  const made = item(name, weight, threshold);
  return { ...made, grade: given === null ? null : gradeOf(made, typeof given === 'number' ? verdict(given) : given) };
}

function gradeOf({ rubric }: ScorecardItem, given: Verdict): Grade {
  return { ...sampleGrade({ verdict: given }), rubric };
}
