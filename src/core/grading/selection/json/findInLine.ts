import type { OffsetRange } from '../../../support/range.ts';
import type { FoundText, FoundTexts } from '../foundText.ts';
import { lineAt } from '../paragraph.ts';
import { contains, trimRange } from '../trimRange.ts';
import { findInRecords } from './findInRecords.ts';

/** The texts of the JSONL record that holds a selection; reads that line alone. None when several lines are selected. */
export function findInLine(documentText: string, selection: OffsetRange): FoundTexts {
  const line = trimRange(documentText, lineAt(documentText, selection.start));
  if (line === null || !contains(lineAt(documentText, selection.start), selection)) return {};
  const inLine = { start: within(selection.start, line), end: within(selection.end, line) };
  return shifted(findInRecords(documentText.slice(line.start, line.end), inLine), line.start);
}

// Behind the last bracket of the line the cursor is still in its record.
function within(offset: number, { start, end }: OffsetRange): number {
  return Math.min(Math.max(offset, start), end) - start;
}

function shifted({ response, instruction, reference, rubricName }: FoundTexts, by: number): FoundTexts {
  return {
    ...(response === undefined ? {} : { response: shift(response, by) }),
    ...(instruction === undefined ? {} : { instruction: shift(instruction, by) }),
    ...(reference === undefined ? {} : { reference: shift(reference, by) }),
    ...(rubricName === undefined ? {} : { rubricName }),
  };
}

function shift(found: FoundText, by: number): FoundText {
  const move = ({ start, end }: OffsetRange): OffsetRange => ({ start: start + by, end: end + by });
  return { ...found, range: move(found.range), toDocument: (inText) => move(found.toDocument(inText)) };
}
