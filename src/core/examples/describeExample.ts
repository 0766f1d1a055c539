import { describeUngraded } from '../grading/describeUngraded.ts';
import type { RubricExample } from '../rubric/rubric.ts';
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
