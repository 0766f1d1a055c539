import type { OffsetRange } from '../../../support/range.ts';
import type { FoundText, FoundTexts } from '../foundText.ts';
import { candidatesFor } from './candidates.ts';
import { enclosingObjects } from './enclosingObjects.ts';
import { fieldKey, RUBRIC_NAMES } from './fieldNames.ts';
import type { JsonObject } from './jsonNode.ts';
import { parseJsonObject } from './parseJsonObject.ts';
import { recordText } from './recordText.ts';
import { firstText, responseInRecord } from './responseInRecord.ts';
import { stringAt } from './stringAt.ts';

/** Longer objects, in UTF-16 units, are files of records, not records. */
const LONGEST_RECORD = 1_000_000;
/** How many objects around the selection are looked at, innermost first. */
const MOST_LEVELS = 8;

/**
 * The texts of the JSON record around a selection. The response of an inner object may have its instruction in an
 * outer one; the search ends where the instruction is.
 */
export function findInRecords(source: string, selection: OffsetRange): FoundTexts {
  const found = searchOutwards(source, selection);
  if (found.response !== undefined) return found;
  const string = stringAt(source, selection, 0);
  const response = string === null ? null : recordText(source, string, selection.start === selection.end ? string.content : selection);
  return response === null ? {} : { ...searchOutwards(source, response.range), response };
}

function searchOutwards(source: string, selection: OffsetRange): FoundTexts {
  let found: FoundTexts = {};
  let levels = 0;
  for (const range of enclosingObjects(source, selection)) {
    levels += 1;
    if (range.end - range.start > LONGEST_RECORD || levels > MOST_LEVELS) break;
    const record = parseJsonObject(source, range);
    if (record !== null) found = { ...textsOf(source, record, selection, found.response), ...found };
    if (found.instruction !== undefined) break;
  }
  return found;
}

function textsOf(source: string, record: JsonObject, selection: OffsetRange, known: FoundText | undefined): FoundTexts {
  const response = known ?? responseInRecord(source, record, selection);
  if (response === null) return {};
  const instruction = firstText(source, candidatesFor(source, record, 'instruction', response.range));
  const reference = firstText(source, candidatesFor(source, record, 'reference', response.range));
  const rubricName = rubricNameIn(source, record);
  return {
    response,
    ...(instruction === null ? {} : { instruction }),
    ...(reference === null ? {} : { reference }),
    ...(rubricName === undefined ? {} : { rubricName }),
  };
}

function rubricNameIn(source: string, record: JsonObject): string | undefined {
  const value = record.members.find(({ key }) => RUBRIC_NAMES.includes(fieldKey(key)))?.value;
  return value?.kind === 'string' ? recordText(source, value)?.text.trim() : undefined;
}
