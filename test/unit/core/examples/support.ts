import type { Evaluation } from '../../../../src/core/grading/evaluator.ts';
import type { GradedRubric } from '../../../../src/core/grading/grade.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/grading/sampler.ts';
import type { RubricExample, Score } from '../../../../src/core/rubric/rubric.ts';
import { ok } from '../../../../src/core/support/result.ts';
import { runExamples, type ExampleOptions, type ExamplePorts, type ExamplesRun } from '../../../../src/core/examples/runExamples.ts';
import { RUBRIC } from '../grading/support/texts.ts';
import { EVALUATION, IDENTITY } from '../grading/support/scriptedEvaluator.ts';

export function example(score: Score, fields: Partial<RubricExample> = {}): RubricExample {
  return { instruction: 'Help me sleep.', response: `A response worth ${score}.`, score, ...fields };
}

export function rubricWith(...examples: readonly RubricExample[]): GradedRubric {
  return { rubric: { ...RUBRIC, name: 'kindness', tags: [], examples }, hash: 'c'.repeat(64), uri: 'file:///kind.rubric.yaml' };
}

/** What the evaluator says when it gives this score with probability 0.8. */
export function saying(score: Score): Evaluation {
  const p = (digit: Score): number => (digit === score ? 0.8 : 0.05);
  return { ...EVALUATION, feedback: `Worth a ${score}.`, scorePosition: { digitProbabilities: [p(1), p(2), p(3), p(4), p(5)], continuation: String(score) } };
}

/** Ports whose evaluator gives these in order; the clock goes on by a second at each look. */
export function portsGiving(...evaluations: readonly Evaluation[]): ExamplePorts {
  let next = 0;
  let seconds = 0;
  return {
    evaluator: {
      identify: () => Promise.resolve(ok(IDENTITY)),
      evaluate: () => Promise.resolve(ok(evaluations[next++] ?? EVALUATION)),
    },
    now: () => ++seconds * 1000,
    newId: () => `id-${next}`,
  };
}

export function options(changes: Partial<ExampleOptions> = {}): ExampleOptions {
  return { sampler: DEFAULT_SAMPLER, signal: new AbortController().signal, onProgress: () => undefined, bootstrap: { resamples: 50 }, ...changes };
}

/** A run in which each example expects the first score of its pair and is given the second; null is ungraded. */
export async function runOf(pairs: readonly (readonly [Score, Score | null])[], fields: Partial<RubricExample> = {}): Promise<ExamplesRun> {
  const noScore: Evaluation = { ...EVALUATION, feedback: 'No verdict.', scorePosition: { digitProbabilities: [0.2, 0.2, 0.2, 0.2, 0.2], continuation: '3.5' } };
  const rubric = rubricWith(...pairs.map(([expected]) => example(expected, fields)));
  return runExamples(rubric, portsGiving(...pairs.map(([, given]) => (given === null ? noScore : saying(given)))), options());
}
