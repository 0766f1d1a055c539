import type { Evaluation, EvaluationEvent, EvaluationRequest, EvaluatorFailure, EvaluatorIdentity } from '../../../../../src/core/grading/evaluator.ts';
import type { GradePorts } from '../../../../../src/core/grading/gradeResponse.ts';
import type { Grade } from '../../../../../src/core/grading/grade.ts';
import type { HistoryFailure } from '../../../../../src/core/history/historyStore.ts';
import { err, ok, type Result } from '../../../../../src/core/support/result.ts';

export const IDENTITY: EvaluatorIdentity = { modelName: 'prometheus-7b-v2.0', modelHash: 'b'.repeat(64), family: 'prometheus-2', engine: 'node-llama-cpp 3.22.1', contextTokens: 4096, demonstrationOnly: false };

export const EVALUATION: Evaluation = {
  feedback: 'Feedback: Kind and clear. ',
  ending: 'marker',
  scorePosition: { digitProbabilities: [0, 0, 0.25, 0.75, 0], continuation: '4' },
  usage: { promptTokens: 700, reusedTokens: 195, generatedTokens: 9, promptMs: 1000, feedbackMs: 500 },
};

/** What the evaluator does, and what became of it. */
export interface Script {
  readonly identity?: Result<EvaluatorIdentity, EvaluatorFailure>;
  readonly events?: readonly EvaluationEvent[];
  readonly evaluation?: Result<Evaluation, EvaluatorFailure>;
  readonly historyFailure?: HistoryFailure;
}

/** Ports that follow a script, with the requests and grades that they were given. */
export interface ScriptedPorts extends GradePorts {
  readonly requests: EvaluationRequest[];
  readonly stored: Grade[];
}

export function scriptedPorts({ identity = ok(IDENTITY), events = [], evaluation = ok(EVALUATION), historyFailure }: Script = {}): ScriptedPorts {
  const requests: EvaluationRequest[] = [];
  const stored: Grade[] = [];
  return {
    requests,
    stored,
    evaluator: {
      identify: () => Promise.resolve(identity),
      evaluate: (request, { onEvent }) => {
        requests.push(request);
        events.forEach(onEvent);
        return Promise.resolve(evaluation);
      },
    },
    history: {
      append: (grade) => {
        if (historyFailure !== undefined) return Promise.resolve(err(historyFailure));
        stored.push(grade);
        return Promise.resolve(ok(undefined));
      },
    },
    now: () => 1_800_000_000_000,
    newId: () => '3f2b8a52-6b0e-4f0a-9a68-5a2d2a0f7c11',
  };
}
