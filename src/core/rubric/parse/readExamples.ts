import type { OffsetRange } from '../../support/range.ts';
import type { ExamplePlace } from '../nodes.ts';
import { problem } from '../problem.ts';
import { isScore, type RubricExample, type Score } from '../rubric.ts';
import { EXAMPLE_KEYS } from '../rubricSchema.ts';
import { fieldsOf, placeOfField, reportUnknownKeys, uniqueFields, type Field } from './fields.ts';
import type { Reading } from './reading.ts';
import { readItems, readMap, readNumber, readText } from './values.ts';

/** The examples that could be read, and where all of them stand. */
export interface ReadExamples {
  readonly examples: readonly RubricExample[];
  readonly places: readonly ExamplePlace[];
}

/** Reads the list of examples. */
export function readExamples(field: Field, reading: Reading): ReadExamples {
  const read = readItems(field, 'examples', reading).map((item) => readExample(item, reading.placeOf(item) ?? field.key, reading));
  return {
    examples: read.flatMap(({ example }) => (example === null ? [] : [example])),
    places: read.map(({ place }) => place),
  };
}

interface ReadExample {
  readonly example: RubricExample | null;
  readonly place: ExamplePlace;
}

function readExample(item: unknown, range: OffsetRange, reading: Reading): ReadExample {
  const map = readMap(reading.resolve(item), range, 'An example is a mapping with instruction, response and score.', reading);
  if (map === null) return { example: null, place: { range, fields: [] } };
  const all = fieldsOf(map, reading);
  const fields = uniqueFields(all, reading);
  reportUnknownKeys(fields, EXAMPLE_KEYS, reading);
  return { example: exampleOf(fields, range, reading), place: { range, fields: all.map(placeOfField) } };
}

function exampleOf(fields: ReadonlyMap<string, Field>, range: OffsetRange, reading: Reading): RubricExample | null {
  const passage = (name: string): string | null => optional(fields.get(name), (field) => readText(field, 'passage', name, reading));
  const missing = ['instruction', 'response', 'score'].filter((name) => !fields.has(name));
  if (missing.length > 0) reading.report(problem('example-incomplete', range, `This example has no ${missing.join(' and no ')}.`));
  const instruction = passage('instruction');
  const response = passage('response');
  const reference = passage('reference');
  const score = optional(fields.get('score'), (field) => readScore(field, reading));
  const note = optional(fields.get('note'), (field) => readText(field, 'line', 'note', reading));
  if (instruction === null || response === null || score === null) return null;
  return { instruction, response, score, ...(reference === null ? {} : { reference }), ...(note === null ? {} : { note }) };
}

function optional<T>(field: Field | undefined, read: (field: Field) => T | null): T | null {
  return field === undefined ? null : read(field);
}

function readScore(field: Field, reading: Reading): Score | null {
  const score = readNumber(field, 'score', reading);
  if (score === null || isScore(score)) return score;
  return reading.report(problem('example-score', field.value ?? field.key, 'The score of an example is an integer from 1 to 5.'));
}
