import { isMap } from 'yaml';
import type { OffsetRange } from '../../support/range.ts';
import type { FieldPlace } from '../nodes.ts';
import { problem, type RubricFix } from '../problem.ts';
import { SCORES, type Score } from '../rubric.ts';
import { insertLines, replace } from './edits.ts';
import { fieldsOf, placeOfField, removeField, uniqueFields, type Field } from './fields.ts';
import type { Reading } from './reading.ts';
import { readText } from './values.ts';

/** The descriptions that could be read, and where they stand. */
export interface ReadScores {
  readonly texts: Readonly<Partial<Record<Score, string>>>;
  readonly places: Readonly<Partial<Record<Score, FieldPlace>>>;
  /** The fields of the five scores in file order, from the key to the end of the value. */
  readonly inFile: readonly { readonly score: Score; readonly key: OffsetRange; readonly range: OffsetRange }[];
}

/** Reads the mapping of scores. */
export function readScores(field: Field, reading: Reading): ReadScores {
  if (!isMap(field.node)) {
    reading.report(problem('wrong-type', field.value ?? field.key, 'scores must be a mapping from 1 to 5, one description for each score.'));
    return { texts: {}, places: {}, inFile: [] };
  }
  const byName = uniqueFields(fieldsOf(field.node, reading), reading);
  const fields = new Map(SCORES.flatMap((score) => entry(score, byName.get(String(score)))));
  reportExtra(byName, fields, reading);
  reportMissing(field, fields, reading);
  return {
    texts: Object.fromEntries([...fields].flatMap(([score, found]) => entry(score, readText(found, 'line', `Score ${score}`, reading)))),
    places: Object.fromEntries([...fields].map(([score, found]) => [score, placeOfField(found)])),
    inFile: [...fields].map(([score, { key, range }]) => ({ score, key, range })).sort((a, b) => a.range.start - b.range.start),
  };
}

function entry<T>(score: Score, found: T | null | undefined): [Score, T][] {
  return found === null || found === undefined ? [] : [[score, found]];
}

function reportExtra(byName: ReadonlyMap<string, Field>, fields: ReadonlyMap<Score, Field>, reading: Reading): void {
  for (const field of byName.values()) {
    if (SCORES.some((score) => String(score) === field.name)) continue;
    const meant = SCORES.find((score) => !fields.has(score) && new RegExp(`^score[\\s_-]*${score}(_description)?$`, 'i').test(field.name));
    const fix = meant === undefined ? removeField('Remove it', field, reading) : replace(`Rename to ${meant}`, field.key, String(meant));
    reading.report(problem('extra-score', field.key, 'This is not one of the scores 1, 2, 3, 4 and 5.', fix));
  }
}

function reportMissing(field: Field, fields: ReadonlyMap<Score, Field>, reading: Reading): void {
  for (const score of SCORES) {
    if (fields.has(score)) continue;
    reading.report(problem('missing-score', field.key, `There is no description for score ${score}.`, missingFix(score, fields, reading)));
  }
}

function missingFix(score: Score, fields: ReadonlyMap<Score, Field>, reading: Reading): RubricFix | null {
  const below = SCORES.findLast((other) => other < score && fields.has(other));
  const beside = fields.get(below ?? SCORES.find((other) => fields.has(other)) ?? score);
  if (beside === undefined) return null;
  return insertLines(`Add score ${score}`, reading.text, beside.range, below === undefined ? 'before' : 'after', [scoreLine(score)]);
}

/** A line to fill in. */
export function scoreLine(score: Score): string {
  return `${score}: Describe a response that deserves a ${score}.`;
}
