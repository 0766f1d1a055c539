import { describeUngraded } from '../grading/describeUngraded.ts';
import { assertNever } from '../support/assertNever.ts';
import { escapedMarkdown, markdownTable } from '../support/markdown.ts';
import { agreementTable } from './agreementTable.ts';
import { exampleTitle } from './describeExample.ts';
import { matchOf, passes, type ExampleMatch, type ExampleResult, type ExampleTolerance } from './exampleResult.ts';
import type { ExamplesRun } from './runExamples.ts';

/** What a report adds to a run. */
export interface MarkdownOptions {
  readonly tolerance: ExampleTolerance;
  /** The line on which an example begins in its file, from 1. */
  readonly lineOf?: (index: number) => number | undefined;
}

/** The report on a run as a Markdown document. Texts of rubric and model are escaped: they stay text. */
export function examplesMarkdown(run: ExamplesRun, options: MarkdownOptions): string {
  const sections = [`# Examples of ${escapedMarkdown(run.rubric.rubric.name)}`, summary(run, options.tolerance), ...notices(run), examples(run, options), agreement(run), feedback(run)];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** How many examples pass, in a sentence. */
export function examplesSummary({ results, rubric }: ExamplesRun, tolerance: ExampleTolerance): string {
  const passed = results.filter((result) => passes(result, tolerance)).length;
  const all = rubric.rubric.examples.length;
  const meaning = tolerance === 0 ? 'with the same score' : 'with the same score or one apart';
  const left = results.length === all ? '' : ` ${results.length} of ${all} were run.`;
  return `${passed} of ${results.length} ${results.length === 1 ? 'example passes' : 'examples pass'} ${meaning}.${left}`;
}

function summary(run: ExamplesRun, tolerance: ExampleTolerance): string {
  const evaluator = run.results[0]?.grade.evaluator;
  const by = evaluator === undefined || evaluator === null ? '' : ` Evaluator: ${escapedMarkdown(evaluator.modelName)} (${evaluator.family}).`;
  return `${examplesSummary(run, tolerance)}${by}`;
}

function notices({ results, stopped, agreement: { warning } }: ExamplesRun): readonly string[] {
  const isDemonstration = results.some(({ grade }) => grade.evaluator?.demonstrationOnly === true);
  return [
    ...(stopped === null ? [] : [`**Stopped:** ${escapedMarkdown(describeUngraded(stopped).message)}`]),
    ...(isDemonstration ? ['**Note:** this small model only demonstrates the flow; it is far too small to judge.'] : []),
    ...(warning === null ? [] : [`**Warning:** ${warning}`]),
  ];
}

function examples({ results }: ExamplesRun, options: MarkdownOptions): string {
  if (results.length === 0) return '';
  const head = ['#', 'Line', 'Example', 'Expected', 'Given', 'Expected score', 'p', 'Match'];
  return markdownTable(head, results.map((result) => exampleCells(result, options)));
}

function exampleCells(result: ExampleResult, { tolerance, lineOf }: MarkdownOptions): readonly string[] {
  const { index, example, grade } = result;
  const { verdict } = grade;
  const given = verdict.kind === 'graded' ? [String(verdict.score), verdict.expectedScore.toFixed(1), verdict.confidence.toFixed(2)] : ['–', '–', '–'];
  const sign = passes(result, tolerance) ? '✓' : '✗';
  return [String(index + 1), String(lineOf?.(index) ?? '–'), escapedMarkdown(exampleTitle(example)), String(example.score), ...given, `${sign} ${matchWords(matchOf(result))}`];
}

function matchWords(match: ExampleMatch): string {
  switch (match) {
    case 'same':
      return 'same';
    case 'near':
      return 'one apart';
    case 'apart':
      return 'further apart';
    case 'ungraded':
      return 'not graded';
    default:
      return assertNever(match);
  }
}

function agreement({ agreement: report }: ExamplesRun): string {
  if (report.pairs === 0) return '';
  const rows = agreementTable(report).map(({ name, value, interval }) => [name, value, interval]);
  return `## Agreement\n\n${markdownTable(['Statistic', 'Value', '95 % interval'], rows)}\n\n${report.graded} graded, ${report.ungraded} not graded. Intervals from ${report.resamples} bootstrap resamples.`;
}

/** The feedback where the scores differ: what to read when a rubric is to be improved. */
function feedback({ results }: ExamplesRun): string {
  const differing = results.filter((result) => matchOf(result) !== 'same');
  if (differing.length === 0) return '';
  return ['## Where they differ', ...differing.map(feedbackOf)].join('\n\n');
}

function feedbackOf({ index, example, grade }: ExampleResult): string {
  const { verdict } = grade;
  const reason = verdict.kind === 'ungraded' ? [escapedMarkdown(describeUngraded(verdict.reason).message)] : [];
  const said = verdict.feedback === '' ? [] : [`Feedback: ${escapedMarkdown(verdict.feedback)}`];
  return [`### ${index + 1}: ${escapedMarkdown(exampleTitle(example))}`, ...reason, ...said].join('\n\n');
}
