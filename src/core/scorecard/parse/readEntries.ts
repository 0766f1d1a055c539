import { fieldsOf, reportUnknownKeys, uniqueFields, type Field } from '../../rubric/parse/fields.ts';
import type { Reading } from '../../rubric/parse/reading.ts';
import { readItems, readMap, readText } from '../../rubric/parse/values.ts';
import { problem } from '../../rubric/problem.ts';
import type { OffsetRange } from '../../support/range.ts';
import { DEFAULT_WEIGHT, type ScorecardEntry } from '../scorecard.ts';
import { ENTRY_KEYS } from '../scorecardSchema.ts';
import { readThreshold, readWeight } from './readNumbers.ts';

/** An entry, and where its rubric is named. */
export interface PlacedEntry {
  readonly entry: ScorecardEntry;
  readonly place: OffsetRange;
}

/** Reads the list of rubrics: those entries that could be read; null and a problem when there is no entry at all. */
export function readEntries(field: Field, reading: Reading): readonly PlacedEntry[] | null {
  const before = reading.problems.length;
  const items = readItems(field, 'rubrics', reading);
  if (items.length === 0 && reading.problems.length === before) {
    return reading.report(problem('missing-rubrics', field.value ?? field.key, 'This scorecard names no rubric.'));
  }
  const entries = items.map((item) => readEntry(item, reading.placeOf(item) ?? field.key, reading)).filter((entry) => entry !== null);
  reportRepeated(entries, reading);
  return entries;
}

function readEntry(item: unknown, range: OffsetRange, reading: Reading): PlacedEntry | null {
  const map = readMap(reading.resolve(item), range, 'A rubric of a scorecard is a mapping with rubric, and weight and threshold if wanted.', reading);
  if (map === null) return null;
  const fields = uniqueFields(fieldsOf(map, reading), reading);
  reportUnknownKeys(fields, ENTRY_KEYS, reading);
  const weight = readWeight(fields.get('weight'), reading) ?? DEFAULT_WEIGHT;
  const threshold = readThreshold(fields.get('threshold'), reading);
  const named = fields.get('rubric');
  if (named === undefined) return reading.report(problem('entry-incomplete', range, 'This entry does not say which rubric it means.'));
  const rubric = readText(named, 'line', 'rubric', reading);
  if (rubric === null) return null;
  return { entry: { rubric, weight, ...(threshold === null ? {} : { threshold }) }, place: named.value ?? named.key };
}

// Two grades by one rubric are the same grade: a heavier weight says what is meant, for half the time.
function reportRepeated(entries: readonly PlacedEntry[], reading: Reading): void {
  const seen = new Set<string>();
  for (const { entry, place } of entries) {
    if (seen.has(entry.rubric)) reading.report(problem('repeated-rubric', place, 'This rubric stands in the scorecard already. Give the first one more weight instead.'));
    seen.add(entry.rubric);
  }
}
