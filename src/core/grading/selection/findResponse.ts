import type { OffsetRange } from '../../support/range.ts';
import { findTexts } from './findTexts.ts';
import { documentKind } from './languages.ts';
import { LONGEST_MARKDOWN } from './limits.ts';
import { responseInMarkdown } from './markdown/responseInMarkdown.ts';
import { paragraphAt } from './paragraph.ts';
import { clampRange, trimRange } from './trimRange.ts';

/**
 * What is graded without a selection: in JSON and JSONL the response of the record under the cursor, in Markdown the
 * Response section, the fenced code or the paragraph under it, in other text the paragraph. Trimmed; null when there is
 * nothing. Never throws.
 */
export function findResponse(documentText: string, languageId: string, cursorOffset: number): OffsetRange | null {
  const { start: cursor } = clampRange({ start: cursorOffset, end: cursorOffset }, documentText.length);
  const kind = documentKind(languageId);
  if (kind === 'markdown' && documentText.length <= LONGEST_MARKDOWN) return responseInMarkdown(documentText, cursor);
  const inRecord = responseInRecord(documentText, languageId, cursor);
  if (inRecord !== null || kind === 'json' || kind === 'jsonl') return inRecord;
  return paragraphAt(documentText, cursor);
}

// White space at the ends may be written as escapes, so it is trimmed from the decoded text.
function responseInRecord(documentText: string, languageId: string, cursor: number): OffsetRange | null {
  const { response } = findTexts(documentText, languageId, { start: cursor, end: cursor });
  const trimmed = response === undefined ? null : trimRange(response.text, { start: 0, end: response.text.length });
  return response === undefined || trimmed === null ? null : response.toDocument(trimmed);
}
