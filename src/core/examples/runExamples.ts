import type { EvaluationEvent, EvaluatorFailure } from '../grading/evaluator.ts';
import type { Grade, GradedRubric } from '../grading/grade.ts';
import { gradeResponse, type GradePorts } from '../grading/gradeResponse.ts';
import type { Sampler } from '../grading/sampler.ts';
import type { RubricExample } from '../rubric/rubric.ts';
import { agreementReport, type AgreementReport } from '../statistics/agreementReport.ts';
import type { BootstrapOptions } from '../statistics/bootstrap.ts';
import type { AbortSignalLike } from '../support/abort.ts';
import { ok } from '../support/result.ts';
import { givenScore, type ExampleResult } from './exampleResult.ts';

/** What running examples needs from the world: that of a grade, without the history. */
export type ExamplePorts = Omit<GradePorts, 'history'>;

/** What happens while examples run. */
export type ExampleProgress =
  | { readonly kind: 'started'; readonly index: number }
  | { readonly kind: 'evaluating'; readonly index: number; readonly event: EvaluationEvent }
  | { readonly kind: 'finished'; readonly result: ExampleResult };

/** How examples are run. */
export interface ExampleOptions {
  readonly sampler: Sampler;
  readonly signal: AbortSignalLike;
  readonly onProgress: (progress: ExampleProgress) => void;
  /** Only the examples at these places; all when left out. */
  readonly only?: ReadonlySet<number>;
  /** How the intervals of the statistics are drawn. */
  readonly bootstrap?: BootstrapOptions;
}

/** What became of the examples of one rubric. */
export interface ExamplesRun {
  readonly rubric: GradedRubric;
  /** The examples that were graded, in file order; one that is ungraded for a reason of its own is among them. */
  readonly results: readonly ExampleResult[];
  /** Why the examples after the last result were not run: cancelled, or the evaluator is not there. Null when all ran. */
  readonly stopped: EvaluatorFailure | null;
  readonly agreement: AgreementReport;
}

/**
 * The person's history keeps what the person graded. Examples are run again and again to work on a rubric; their grades
 * would bury the others.
 */
const NO_HISTORY: GradePorts['history'] = { append: () => Promise.resolve(ok(undefined)) };

/**
 * Grades the examples of a rubric one after the other, and compares the scores with those that the examples expect. An
 * example is graded with its own instruction and reference alone. Stops when it is cancelled, and at the first sign
 * that there is no evaluator, since every other example would fail the same way. Rejects only on bugs.
 */
export async function runExamples(rubric: GradedRubric, ports: ExamplePorts, options: ExampleOptions): Promise<ExamplesRun> {
  const results: ExampleResult[] = [];
  let stopped: EvaluatorFailure | null = null;
  for (const [index, example] of rubric.rubric.examples.entries()) {
    if (options.only?.has(index) === false) continue;
    stopped = options.signal.aborted ? { kind: 'cancelled' } : null;
    if (stopped !== null) break;
    const result = await runExample(rubric, index, example, ports, options);
    stopped = stopReason(result.grade);
    if (stopped !== null) break;
    results.push(result);
    options.onProgress({ kind: 'finished', result });
  }
  return { rubric, results, stopped, agreement: agreementOf(results, options.bootstrap) };
}

async function runExample(rubric: GradedRubric, index: number, example: RubricExample, ports: ExamplePorts, options: ExampleOptions): Promise<ExampleResult> {
  options.onProgress({ kind: 'started', index });
  const { instruction, response, reference } = example;
  const startedAt = ports.now();
  const { grade } = await gradeResponse(
    {
      rubric,
      texts: { instruction, response, ...(reference === undefined ? {} : { reference }) },
      origins: { instruction: 'rubric', reference: reference === undefined ? 'none' : 'rubric' },
      sampler: options.sampler,
    },
    { ...ports, history: NO_HISTORY },
    {
      signal: options.signal,
      onEvent: (event) => {
        options.onProgress({ kind: 'evaluating', index, event });
      },
    },
  );
  return { index, example, grade, durationMs: ports.now() - startedAt };
}

/** Why the other examples need not be tried; null when they may fare better. */
function stopReason({ evaluator, verdict }: Grade): EvaluatorFailure | null {
  if (verdict.kind === 'graded') return null;
  const { reason } = verdict;
  if (reason.kind === 'cut-off' || reason.kind === 'not-a-score') return null;
  const isGone = evaluator === null || reason.kind === 'cancelled' || reason.kind === 'gave-up';
  return isGone ? reason : null;
}

function agreementOf(results: readonly ExampleResult[], options?: BootstrapOptions): AgreementReport {
  const pairs = results.map((result) => {
    const { verdict } = result.grade;
    const expectedScore = verdict.kind === 'graded' ? { expectedScore: verdict.expectedScore } : {};
    return { expected: result.example.score, given: givenScore(result), ...expectedScore };
  });
  return agreementReport(pairs, options);
}
