import { isMap, type Node, type YAMLMap } from 'yaml';
import { adviseOnCriteria, adviseOnReference, adviseOnScores } from '../advice/advice.ts';
import { NO_NODES, type RubricNodes } from '../nodes.ts';
import { problem } from '../problem.ts';
import { SCORES, type Rubric, type Score } from '../rubric.ts';
import { RUBRIC_KEYS } from '../rubricSchema.ts';
import { fieldsOf, placeOfField, reportUnknownKeys, uniqueFields, type Field } from './fields.ts';
import { reportMissingKeys } from './missingKeys.ts';
import { readExamples, type ReadExamples } from './readExamples.ts';
import { readScores, type ReadScores } from './readScores.ts';
import type { Reading } from './reading.ts';
import { readNumber, readText, readTexts } from './values.ts';

/** What could be read; the rubric is null when a part that it needs could not. */
export interface ReadRubric {
  readonly rubric: Rubric | null;
  readonly nodes: RubricNodes;
}

type Fields = ReadonlyMap<string, Field>;

/** Reads a rubric from the root of a YAML tree. */
export function readRubric(root: Node | null, reading: Reading): ReadRubric {
  if (!isMap(root)) {
    const start = root?.range?.[0] ?? 0;
    const end = root?.range?.[1] ?? 0;
    reading.report(problem('not-a-mapping', { start, end }, 'A rubric file is a mapping with name, criteria and scores.'));
    return { rubric: null, nodes: NO_NODES };
  }
  return readMapping(root, reading);
}

function readMapping(root: YAMLMap, reading: Reading): ReadRubric {
  const all = fieldsOf(root, reading);
  const fields = uniqueFields(all, reading);
  reportUnknownKeys(fields, RUBRIC_KEYS, reading);
  reportMissingKeys(root, fields, reading);
  const scores = readField(fields, 'scores', (field) => readScores(field, reading)) ?? NO_SCORES;
  const examples = readField(fields, 'examples', (field) => readExamples(field, reading)) ?? NO_EXAMPLES;
  const rubric = rubricOf(fields, scores, examples, reading);
  adviseOnScores(scores, reading);
  adviseOnReference(fields, reading);
  return { rubric, nodes: { fields: all.map(placeOfField), criteria: readField(fields, 'criteria', placeOfField), scores: scores.places, examples: examples.places } };
}

const NO_SCORES: ReadScores = { texts: {}, places: {}, inFile: [] };
const NO_EXAMPLES: ReadExamples = { examples: [], places: [] };

function readField<T>(fields: Fields, name: string, read: (field: Field) => T): T | null {
  const field = fields.get(name);
  return field === undefined ? null : read(field);
}

function rubricOf(fields: Fields, { texts }: ReadScores, { examples }: ReadExamples, reading: Reading): Rubric | null {
  readLine(fields, '$schema', reading);
  const name = readLine(fields, 'name', reading);
  const criteria = readLine(fields, 'criteria', reading);
  const tags = readField(fields, 'tags', (field) => readTexts(field, 'tags', reading)) ?? [];
  const optional = readOptional(fields, reading);
  if (criteria !== null) adviseOnCriteria(criteria, fields.get('criteria')?.value ?? { start: 0, end: 0 }, reading);
  if (name === null || criteria === null || !isComplete(texts)) return null;
  return { name, criteria, scores: texts, tags, examples, ...optional };
}

function readLine(fields: Fields, name: string, reading: Reading): string | null {
  return readField(fields, name, (field) => readText(field, 'line', name, reading));
}

function readPassage(fields: Fields, name: string, reading: Reading): string | null {
  return readField(fields, name, (field) => readText(field, 'passage', name, reading));
}

function readOptional(fields: Fields, reading: Reading): Pick<Rubric, 'description' | 'instruction' | 'reference' | 'threshold'> {
  const description = readLine(fields, 'description', reading);
  const instruction = readPassage(fields, 'instruction', reading);
  const reference = readPassage(fields, 'reference', reading);
  const threshold = readField(fields, 'threshold', (field) => readThreshold(field, reading));
  return {
    ...(description === null ? {} : { description }),
    ...(instruction === null ? {} : { instruction }),
    ...(reference === null ? {} : { reference }),
    ...(threshold === null ? {} : { threshold }),
  };
}

function readThreshold(field: Field, reading: Reading): number | null {
  const threshold = readNumber(field, 'threshold', reading);
  if (threshold === null || (threshold >= 1 && threshold <= 5)) return threshold;
  return reading.report(problem('threshold-out-of-range', field.value ?? field.key, 'The threshold is a number from 1 to 5.'));
}

function isComplete(texts: Readonly<Partial<Record<Score, string>>>): texts is Rubric['scores'] {
  return SCORES.every((score) => texts[score] !== undefined);
}
