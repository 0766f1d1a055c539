import { spreadOf } from '../grading/distribution.ts';
import type { Grade } from '../grading/grade.ts';
import { responseExcerpt } from './excerpt.ts';
import type { GradeSummary } from './historyStore.ts';

/** The line of the history list for a grade on its own: its label and the change since an earlier grade are not known from it. */
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
    spread: graded === null ? null : spreadOf(graded.distribution),
    confidence: graded?.confidence ?? null,
    led: graded?.led ?? false,
    change: null,
    label: null,
    ungradedKind: verdict.kind === 'ungraded' ? verdict.reason.kind : null,
    responseExcerpt: responseExcerpt(grade.texts.response),
  };
}
