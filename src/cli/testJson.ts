import { exampleTitle } from '../core/examples/describeExample.ts';
import { givenScore, matchOf, passes, type ExampleResult, type ExampleTolerance } from '../core/examples/exampleResult.ts';
import type { ExamplesRun } from '../core/examples/runExamples.ts';

/** What `--json` prints: for each rubric its examples with the verdicts, and the statistics. */
export function testJson(runs: readonly ExamplesRun[], tolerance: ExampleTolerance): object {
  return {
    tolerance,
    rubrics: runs.map(({ rubric, results, stopped, agreement }) => ({
      name: rubric.rubric.name,
      uri: rubric.uri,
      hash: rubric.hash,
      evaluator: results[0]?.grade.evaluator ?? null,
      examples: results.map((result) => exampleJson(result, tolerance)),
      stopped,
      agreement,
    })),
  };
}

function exampleJson(result: ExampleResult, tolerance: ExampleTolerance): object {
  const { index, example, grade, durationMs } = result;
  return {
    number: index + 1,
    title: exampleTitle(example),
    expected: example.score,
    given: givenScore(result),
    match: matchOf(result),
    passed: passes(result, tolerance),
    durationMs,
    verdict: grade.verdict,
  };
}
