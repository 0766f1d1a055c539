import type { Evaluation, Evaluator, EvaluatorIdentity } from '../../../src/core/grading/evaluator.ts';
import type { AbortSignalLike } from '../../../src/core/support/abort.ts';
import { err, ok } from '../../../src/core/support/result.ts';

const IDENTITY: EvaluatorIdentity = { modelName: 'scripted', modelHash: 'a'.repeat(64), family: 'generic', engine: 'none', contextTokens: 4096, demonstrationOnly: false };
const USAGE = { promptTokens: 1, reusedTokens: 0, generatedTokens: 1, promptMs: 1, feedbackMs: 1 };

/** An evaluator that gives 5 to "gladly", 4 to "sorry", 1 to "whatever", no score to "riddle", and thinks of "forever" until it is cancelled. */
export function scriptedEvaluator(): Evaluator {
  return {
    identify: () => Promise.resolve(ok(IDENTITY)),
    evaluate: async ({ prompt }, { signal }) => {
      const text = JSON.stringify(prompt);
      if (!text.includes('forever')) return ok(evaluationOf(text));
      await aborted(signal);
      return err({ kind: 'cancelled' });
    },
    countTokens: () => Promise.reject(new Error('Nobody counts here')),
  };
}

function evaluationOf(text: string): Evaluation {
  const continuation = text.includes('riddle') ? '3.5' : text.includes('gladly') ? '5' : text.includes('sorry') ? '4' : '1';
  const p = (score: string): number => (continuation === score ? 0.8 : 0.05);
  return { feedback: 'Kindly put.\nNo \u001b[31mred.', ending: 'marker', scorePosition: { digitProbabilities: [p('1'), p('2'), p('3'), p('4'), p('5')], continuation }, usage: USAGE };
}

async function aborted(signal: AbortSignalLike): Promise<void> {
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', resolve);
  });
}
