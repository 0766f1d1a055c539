import { describeUngraded } from '../../core/grading/describeUngraded.ts';
import { findQuotes } from '../../core/grading/quotes.ts';
import type { Grade } from '../../core/grading/grade.ts';
import type { GradeView } from '../../protocol/panelProtocol.ts';
import { displayUri } from '../support/positions.ts';
import type { GradeDetails } from './gradeDetails.ts';

/** A grade as the panel shows it, with what the history knows of it besides. */
export function gradeView(grade: Grade, { label, previousId }: GradeDetails): GradeView {
  const { rubric, texts, verdict, evaluator, place } = grade;
  return {
    id: grade.id,
    createdAt: grade.createdAt,
    rubricName: rubric.rubric.name,
    criteria: rubric.rubric.criteria,
    scoreDescriptions: rubric.rubric.scores,
    documentName: place === undefined ? null : displayUri(place.uri),
    documentUri: place?.uri ?? null,
    instruction: texts.instruction,
    response: texts.response,
    reference: texts.reference ?? null,
    instructionOrigin: grade.origins.instruction,
    referenceOrigin: grade.origins.reference,
    modelName: evaluator?.modelName ?? null,
    demonstrationOnly: evaluator?.demonstrationOnly ?? false,
    evaluator,
    sampler: grade.sampler,
    graderFingerprint: grade.graderFingerprint,
    rubricHash: rubric.hash,
    textsKept: grade.textsKept !== false,
    label,
    previousId,
    threshold: rubric.rubric.threshold ?? null,
    verdict: verdict.kind === 'graded' ? verdict : { kind: 'ungraded', feedback: verdict.feedback, ...describeUngraded(verdict.reason) },
    quotes: findQuotes(verdict.feedback, texts.response),
    neutralised: grade.neutralised,
    usage: grade.usage,
  };
}
