import type { YAMLMap } from 'yaml';
import { problem, type RubricFix, type RubricProblemCode } from '../problem.ts';
import { SCORES } from '../rubric.ts';
import { insertLines } from './edits.ts';
import type { Field } from './fields.ts';
import type { Reading } from './reading.ts';
import { scoreLine } from './readScores.ts';

interface NeededKey {
  readonly name: string;
  readonly code: RubricProblemCode;
  readonly message: string;
  /** Lines that a fix adds for the author to fill in. */
  readonly lines: readonly string[];
}

const NEEDED: readonly NeededKey[] = [
  { name: 'name', code: 'missing-name', message: 'This rubric has no name.', lines: ['name: my-criterion'] },
  { name: 'criteria', code: 'missing-criteria', message: 'This rubric has no criteria, the question that the evaluator answers.', lines: ['criteria: Does the response do what this question asks about?'] },
  { name: 'scores', code: 'missing-scores', message: 'This rubric has no scores, one description for each score from 1 to 5.', lines: ['scores:', ...SCORES.map((score) => `  ${scoreLine(score)}`)] },
];

/** Reports which of `name`, `criteria` and `scores` are not there, at the first key of the file. */
export function reportMissingKeys(root: YAMLMap, fields: ReadonlyMap<string, Field>, reading: Reading): void {
  const [start, end] = root.range ?? [0, 0];
  const place = fields.values().next().value?.key ?? { start, end };
  for (const needed of NEEDED) {
    if (!fields.has(needed.name)) reading.report(problem(needed.code, place, needed.message, fixFor(needed, fields, reading)));
  }
}

// `name` goes to the top, the others below all that is there.
function fixFor({ name, lines }: NeededKey, fields: ReadonlyMap<string, Field>, reading: Reading): RubricFix | null {
  const all = [...fields.values()];
  const beside = name === 'name' ? all[0] : all.at(-1);
  return beside === undefined ? null : insertLines(`Add ${name}`, reading.text, beside.range, name === 'name' ? 'before' : 'after', lines);
}
