import type { OffsetRange } from '../../../support/range.ts';
import type { FoundText } from '../foundText.ts';
import { contains } from '../trimRange.ts';
import { candidatesFor } from './candidates.ts';
import { stringsIn, type JsonObject } from './jsonNode.ts';
import { recordText } from './recordText.ts';
import { stringAt } from './stringAt.ts';

/**
 * The response that a selection in a record means: the selected part of a string, the one string that is selected with
 * what surrounds it, or, for a cursor and for a whole record, its response field or last answer.
 */
export function responseInRecord(source: string, record: JsonObject, selection: OffsetRange): FoundText | null {
  if (selection.start === selection.end) return responseAtCursor(source, record, selection);
  const around = stringAt(source, selection, record.range.start);
  if (around !== null) return recordText(source, around, selection);
  if (contains(selection, record.range)) return responseAtCursor(source, record, selection);
  const [only, ...others] = stringsIn(record).filter(({ range }) => contains(selection, range));
  return only === undefined || others.length > 0 ? null : recordText(source, only);
}

function responseAtCursor(source: string, record: JsonObject, cursor: OffsetRange): FoundText | null {
  const candidates = candidatesFor(source, record, 'response', null);
  const pointedAt = candidates.filter(({ around }) => contains(around, cursor));
  return firstText(source, [...pointedAt, ...candidates]);
}

/** The first candidate that is not blank. */
export function firstText(source: string, candidates: ReturnType<typeof candidatesFor>): FoundText | null {
  for (const { text } of candidates) {
    const found = recordText(source, text);
    if (found !== null) return found;
  }
  return null;
}
