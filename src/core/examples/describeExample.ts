import { probabilityOf } from '../grading/distribution.ts';
import { describeUngraded } from '../grading/describeUngraded.ts';
import { SCORES, type RubricExample } from '../rubric/rubric.ts';
import type { ExampleResult } from './exampleResult.ts';

const MOST = 60;

/** A short name for an example: its note, or the beginning of its response; one line, at most 60 UTF-16 code units. */
export function exampleTitle({ note, response }: RubricExample): string {
  // Cut before folding, so that a very long response stays quick.
  const line = (note ?? response).slice(0, MOST * 4).replaceAll(/\s+/gu, ' ').trim();
  return line.length <= MOST ? line : `${line.slice(0, MOST - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

/**
 * What the evaluator made of an example, as a line: `expected 4, given 2 (expected score 2.3, p 0.61)`, or
 * `expected 4, not graded: ` and the reason.
 */
export function exampleLine(result: ExampleResult): string {
  const { verdict } = result.grade;
  const wanted = `expected ${result.example.score}`;
  if (verdict.kind === 'ungraded') return `${wanted}, not graded: ${describeUngraded(verdict.reason).message}`;
  return `${wanted}, given ${verdict.score} (expected score ${verdict.expectedScore.toFixed(1)}, p ${verdict.confidence.toFixed(2)})`;
}

/** All that the evaluator said of an example, in lines of plain text that are safe in a terminal. */
export function exampleDetails(result: ExampleResult): string {
  const { verdict } = result.grade;
  const advice = verdict.kind === 'ungraded' ? [describeUngraded(verdict.reason).advice] : [];
  const distribution = verdict.kind === 'graded' ? [SCORES.map((score) => `P(${score}) ${probabilityOf(verdict.distribution, score).toFixed(2)}`).join('  ')] : [];
  const feedback = verdict.feedback === '' ? [] : [`Feedback: ${verdict.feedback}`];
  return withoutControls([exampleLine(result), ...advice, ...distribution, ...feedback].join('\n'));
}

/** Text without control characters other than tab and line feed: a terminal would obey them. */
export function withoutControls(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/[^\P{Cc}\t\n]/gu, '\uFFFD');
}
