import { fileURLToPath } from 'node:url';
import { create } from 'xmlbuilder2';
import { exampleDetails, exampleLine, exampleTitle } from '../core/examples/describeExample.ts';
import { givenScore, passes, type ExampleResult, type ExampleTolerance } from '../core/examples/exampleResult.ts';
import type { ExamplesRun } from '../core/examples/runExamples.ts';
import { describeUngraded } from '../core/grading/describeUngraded.ts';

type Element = ReturnType<typeof create>;

/**
 * A JUnit XML report: a suite for each rubric, a case for each example. Another score is a failure; no score, or no
 * evaluator, is an error; what was not reached is skipped. The format is that which Jenkins, GitLab and GitHub actions
 * read (github.com/testmoapp/junitxml). Characters that XML cannot hold become U+FFFD.
 */
export function junitReport(runs: readonly ExamplesRun[], tolerance: ExampleTolerance): string {
  const root = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\uFFFD' }).ele('testsuites', { name: 'prometheus-grader' });
  for (const run of runs) addSuite(root, run, tolerance);
  return `${root.end({ prettyPrint: true })}\n`;
}

function addSuite(root: Element, run: ExamplesRun, tolerance: ExampleTolerance): void {
  const { rubric, results } = run;
  const cases = rubric.rubric.examples.length;
  const failed = results.filter((result) => givenScore(result) !== null && !passes(result, tolerance)).length;
  const ungraded = results.filter((result) => givenScore(result) === null).length;
  const isError = run.stopped !== null && run.stopped.kind !== 'cancelled' ? 1 : 0;
  const seconds = results.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  const suite = root.ele('testsuite', {
    name: rubric.rubric.name,
    tests: cases,
    failures: failed,
    errors: ungraded + isError,
    skipped: cases - results.length - isError,
    time: seconds.toFixed(3),
    ...(rubric.uri === undefined ? {} : { file: fileURLToPath(rubric.uri) }),
  });
  for (const [index, example] of rubric.rubric.examples.entries()) {
    const result = results.find((other) => other.index === index);
    const testCase = suite.ele('testcase', { classname: rubric.rubric.name, name: `${index + 1}: ${exampleTitle(example)}`, time: ((result?.durationMs ?? 0) / 1000).toFixed(3) });
    if (result !== undefined) addOutcome(testCase, result, tolerance);
    else addNotRun(testCase, isError === 1 && index === results.length ? run.stopped : null);
  }
}

function addOutcome(testCase: Element, result: ExampleResult, tolerance: ExampleTolerance): void {
  const message = exampleLine(result);
  if (givenScore(result) === null) testCase.ele('error', { message, type: 'ungraded' }).txt(exampleDetails(result));
  else if (!passes(result, tolerance)) testCase.ele('failure', { message, type: 'score' }).txt(exampleDetails(result));
  else testCase.ele('system-out').txt(exampleDetails(result));
}

function addNotRun(testCase: Element, stopped: ExamplesRun['stopped']): void {
  if (stopped === null) testCase.ele('skipped', { message: 'The run ended before this example.' });
  else testCase.ele('error', { message: describeUngraded(stopped).message, type: stopped.kind });
}
