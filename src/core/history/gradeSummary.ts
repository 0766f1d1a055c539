import type { Grade } from '../grading/grade.ts';
import { responseExcerpt } from './excerpt.ts';
import type { GradeSummary } from './historyStore.ts';

/** The line of the history list for a grade. */
export function summarise(grade: Grade): GradeSummary {
  const { verdict, evaluator } = grade;
  const graded = verdict.kind === 'graded' ? verdict : null;
  return {
    id: grade.id,
    createdAt: grade.createdAt,
    documentUri: grade.place?.uri ?? null,
    rubricName: grade.rubric.rubric.name,
    modelName: evaluator?.modelName ?? null,
    demonstrationOnly: evaluator?.demonstrationOnly ?? false,
    graderFingerprint: grade.graderFingerprint,
    score: graded?.score ?? null,
    expectedScore: graded?.expectedScore ?? null,
    confidence: graded?.confidence ?? null,
    ungradedKind: verdict.kind === 'ungraded' ? verdict.reason.kind : null,
    responseExcerpt: responseExcerpt(grade.texts.response),
  };
}
