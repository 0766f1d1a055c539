import type { OffsetRange } from '../../support/range.ts';
import type { FoundTexts } from './foundText.ts';
import { findInLine } from './json/findInLine.ts';
import { findInRecords } from './json/findInRecords.ts';
import { documentKind } from './languages.ts';
import { LONGEST_JSON, LONGEST_MARKDOWN } from './limits.ts';
import { findInSections } from './markdown/findInSections.ts';
import { lineAt } from './paragraph.ts';
import { clampRange, trimRange } from './trimRange.ts';

export type { FoundText, FoundTexts } from './foundText.ts';

/**
 * Finds what stands around a selection: in JSON and JSONL the texts of its record, in Markdown those of the sections
 * around it. Offsets are in UTF-16 units. An empty selection is a cursor and finds the response too. Any text is safe:
 * broken or hostile documents give less, they never throw.
 */
export function findTexts(documentText: string, languageId: string, selection: OffsetRange): FoundTexts {
  const range = clampRange(selection, documentText.length);
  switch (documentKind(languageId)) {
    case 'json':
      return documentText.length > LONGEST_JSON ? {} : findInRecords(documentText, range);
    case 'jsonl':
      return findInLine(documentText, range);
    case 'markdown':
      return documentText.length > LONGEST_MARKDOWN ? {} : findInSections(documentText, range);
    case 'text':
      return looksLikeRecord(documentText, range.start) ? findInLine(documentText, range) : {};
  }
}

// Editors without a JSONL language open such files as plain text.
function looksLikeRecord(documentText: string, offset: number): boolean {
  const line = trimRange(documentText, lineAt(documentText, offset));
  return line !== null && documentText.startsWith('{"', line.start) && documentText.charAt(line.end - 1) === '}';
}
