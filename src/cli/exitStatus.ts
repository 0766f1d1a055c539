import { isBelowThreshold } from '../core/grading/describeGrade.ts';
import type { Grade } from '../core/grading/grade.ts';

/** Exit statuses of `grade`; usage errors count as "could not grade". */
export const GRADED = 0;
export const BELOW_THRESHOLD = 1;
export const COULD_NOT_GRADE = 2;

/** The exit status that a grade stands for. */
export function exitStatusOf(grade: Grade): number {
  if (grade.verdict.kind === 'ungraded') return COULD_NOT_GRADE;
  return isBelowThreshold(grade) ? BELOW_THRESHOLD : GRADED;
}
