import { describeUngraded } from './describeUngraded.ts';
import type { Grade } from './grade.ts';

/** Rounding noise of a mean of five products; a threshold equal to the expected score is reached. */
const SLACK = 1e-9;

type Described = Pick<Grade, 'rubric' | 'verdict'>;

/**
 * The short line for a grade, as on the text: `3/5 emotional-awareness (expected 3.4, p 0.62)`, with the expected
 * score to one digit and P(score) to two, or `not graded: ` and the reason.
 */
export function diagnosticLine({ rubric, verdict }: Described): string {
  if (verdict.kind === 'ungraded') return `not graded: ${asClause(describeUngraded(verdict.reason).message)}`;
  const { score, expectedScore, confidence } = verdict;
  return `${score}/5 ${rubric.rubric.name} (expected ${expectedScore.toFixed(1)}, p ${confidence.toFixed(2)})`;
}

/** Whether the expected score is below the threshold of the rubric; false without a threshold, and when ungraded. */
export function isBelowThreshold({ rubric, verdict }: Described): boolean {
  const { threshold } = rubric.rubric;
  return verdict.kind === 'graded' && threshold !== undefined && verdict.expectedScore < threshold - SLACK;
}

/** `The prompt is long.` -> `the prompt is long` */
function asClause(sentence: string): string {
  return sentence.replace(/\.$/u, '').replace(/^(?:The|There|No|Grading)\b/u, (word) => word.toLowerCase());
}
