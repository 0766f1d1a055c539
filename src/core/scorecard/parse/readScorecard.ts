import { isMap, type Node, type YAMLMap } from 'yaml';
import { insertLines } from '../../rubric/parse/edits.ts';
import { fieldsOf, reportUnknownKeys, uniqueFields, type Field } from '../../rubric/parse/fields.ts';
import type { Reading } from '../../rubric/parse/reading.ts';
import { readText } from '../../rubric/parse/values.ts';
import { problem } from '../../rubric/problem.ts';
import type { OffsetRange } from '../../support/range.ts';
import type { Scorecard } from '../scorecard.ts';
import { SCORECARD_KEYS } from '../scorecardSchema.ts';
import { readEntries } from './readEntries.ts';
import { readThreshold } from './readNumbers.ts';

/** A scorecard, and where the rubric of each entry is named. */
export interface ReadScorecard {
  readonly scorecard: Scorecard;
  readonly places: readonly OffsetRange[];
}

type Fields = ReadonlyMap<string, Field>;

/** Reads a scorecard from the root of a YAML tree; null and a problem when a part that it needs could not be read. */
export function readScorecard(root: Node | null, reading: Reading): ReadScorecard | null {
  if (isMap(root)) return readMapping(root, reading);
  const [start, end] = root?.range ?? [0, 0];
  return reading.report(problem('not-a-mapping', { start, end }, 'A scorecard file is a mapping with name and rubrics.'));
}

function readMapping(root: YAMLMap, reading: Reading): ReadScorecard | null {
  const fields = uniqueFields(fieldsOf(root, reading), reading);
  reportUnknownKeys(fields, SCORECARD_KEYS, reading);
  reportMissing(root, fields, reading);
  readLine(fields, '$schema', reading);
  const name = readLine(fields, 'name', reading);
  const description = readLine(fields, 'description', reading);
  const threshold = readThreshold(fields.get('threshold'), reading);
  const list = fields.get('rubrics');
  const entries = list === undefined ? null : readEntries(list, reading);
  if (name === null || entries === null) return null;
  const optional = { ...(description === null ? {} : { description }), ...(threshold === null ? {} : { threshold }) };
  return { scorecard: { name, rubrics: entries.map(({ entry }) => entry), ...optional }, places: entries.map(({ place }) => place) };
}

function readLine(fields: Fields, name: string, reading: Reading): string | null {
  const field = fields.get(name);
  return field === undefined ? null : readText(field, 'line', name, reading);
}

function reportMissing(root: YAMLMap, fields: Fields, reading: Reading): void {
  const all = [...fields.values()];
  const [start, end] = root.range ?? [0, 0];
  const [first, last] = [all[0], all.at(-1)];
  const place = first?.key ?? { start, end };
  if (!fields.has('name')) {
    const fix = first === undefined ? null : insertLines('Add name', reading.text, first.range, 'before', ['name: my-scorecard']);
    reading.report(problem('missing-name', place, 'This scorecard has no name.', fix));
  }
  if (!fields.has('rubrics')) {
    const fix = last === undefined ? null : insertLines('Add rubrics', reading.text, last.range, 'after', ['rubrics:', '  - rubric: helpfulness', '    weight: 1']);
    reading.report(problem('missing-rubrics', place, 'This scorecard has no rubrics, the list of rubrics that grade the response.', fix));
  }
}
