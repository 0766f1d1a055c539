import { agreementText } from '../core/examples/agreementTable.ts';
import { exampleDetails, exampleLine, exampleTitle, withoutControls } from '../core/examples/describeExample.ts';
import { matchOf, passes, type ExampleResult, type ExampleTolerance } from '../core/examples/exampleResult.ts';
import { examplesSummary } from '../core/examples/examplesMarkdown.ts';
import type { ExamplesRun } from '../core/examples/runExamples.ts';

/** One example as it is printed: a line, and everything that was said where the scores differ. */
export function resultLines(result: ExampleResult, tolerance: ExampleTolerance): readonly string[] {
  const sign = passes(result, tolerance) ? '✓' : '✗';
  const title = `  ${sign} ${result.index + 1}: ${withoutControls(exampleTitle(result.example))}`;
  if (matchOf(result) === 'same') return [`${title} – ${exampleLine(result)}`];
  return [title, ...exampleDetails(result).split('\n').map((line) => `      ${line}`)];
}

/** What is printed below the examples of a rubric: how many pass, and the statistics. */
export function agreementLines(run: ExamplesRun, tolerance: ExampleTolerance): readonly string[] {
  if (run.results.length === 0) return [];
  const isDemonstration = run.results.some(({ grade }) => grade.evaluator?.demonstrationOnly === true);
  const note = isDemonstration ? ['This small model only demonstrates the flow; it is far too small to judge.'] : [];
  return ['', examplesSummary(run, tolerance), ...note, '', ...agreementText(run.agreement).split('\n'), ''];
}
