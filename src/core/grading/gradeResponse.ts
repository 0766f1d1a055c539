import type { HistoryFailure, HistoryStore } from '../history/historyStore.ts';
import { sha256Hex } from '../support/sha256.ts';
import { cleanFeedback } from './cleanFeedback.ts';
import type { EvaluationOptions, Evaluator, EvaluatorIdentity } from './evaluator.ts';
import type { Grade } from './grade.ts';
import { graderFingerprint } from './graderFingerprint.ts';
import { readVerdict } from './readVerdict.ts';
import { renderPrompt } from './renderPrompt.ts';
import type { UngradedReason, Verdict } from './verdict.ts';

/** What to grade, and with what. */
export type GradeRequest = Pick<Grade, 'rubric' | 'texts' | 'origins' | 'place' | 'sampler'>;

/** What the use case needs from the world. */
export interface GradePorts {
  readonly evaluator: Pick<Evaluator, 'identify' | 'evaluate'>;
  readonly history: Pick<HistoryStore, 'append'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A fresh UUID. */
  readonly newId: () => string;
}

/** The grade, and why it is not in the history when it could not be stored. */
export interface GradeOutcome {
  readonly grade: Grade;
  readonly historyFailure: HistoryFailure | null;
}

/** The part of a grade that the evaluator made. */
type Judgement = Pick<Grade, 'evaluator' | 'graderFingerprint' | 'neutralised' | 'verdict' | 'usage'>;

/**
 * Grades one response against one rubric: asks the evaluator who it is, renders the prompt that it was trained on,
 * lets it write feedback, reads the verdict, and keeps all of it in the history. Whatever goes wrong, the outcome is
 * a grade: ungraded, with the reason and the feedback written until then. Nothing that was graded is lost when the
 * history cannot be written. Rejects only on bugs.
 */
export async function gradeResponse(request: GradeRequest, ports: GradePorts, options: EvaluationOptions): Promise<GradeOutcome> {
  const judgement = await judge(request, ports.evaluator, options);
  const grade: Grade = {
    ...request,
    ...judgement,
    id: ports.newId(),
    createdAt: ports.now(),
    responseHash: sha256Hex(request.texts.response),
  };
  const stored = await ports.history.append(grade);
  return { grade, historyFailure: stored.ok ? null : stored.error };
}

async function judge(request: GradeRequest, evaluator: GradePorts['evaluator'], options: EvaluationOptions): Promise<Judgement> {
  const identity = await evaluator.identify(options.signal, options.onEvent);
  if (identity.ok) return judgeAs(identity.value, request, evaluator, options);
  return { evaluator: null, graderFingerprint: null, neutralised: [], verdict: ungraded(identity.error, ''), usage: null };
}

async function judgeAs(identity: EvaluatorIdentity, request: GradeRequest, evaluator: GradePorts['evaluator'], options: EvaluationOptions): Promise<Judgement> {
  const { rubric, texts, sampler } = request;
  const { prompt, neutralised } = renderPrompt(identity.family, rubric.rubric, texts);
  const graderParts = { rubricHash: rubric.hash, evaluator: identity, sampler };
  const known = { evaluator: identity, graderFingerprint: graderFingerprint(graderParts), neutralised };

  let heard = '';
  const evaluation = await evaluator.evaluate(
    { prompt, sampler, evaluator: { modelHash: identity.modelHash, family: identity.family, engine: identity.engine } },
    {
      signal: options.signal,
      onEvent: (event) => {
        if (event.kind === 'feedback') heard += event.delta;
        options.onEvent(event);
      },
    },
  );
  if (!evaluation.ok) return { ...known, verdict: ungraded(evaluation.error, heard), usage: null };
  return { ...known, verdict: readVerdict(evaluation.value, sampler), usage: evaluation.value.usage };
}

function ungraded(reason: UngradedReason, heard: string): Verdict {
  return { kind: 'ungraded', feedback: cleanFeedback(heard), reason };
}
