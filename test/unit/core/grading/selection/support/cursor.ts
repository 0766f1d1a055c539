import { findResponse } from '../../../../../../src/core/grading/selection/findResponse.ts';
import { findTexts, type FoundText } from '../../../../../../src/core/grading/selection/findTexts.ts';
import type { OffsetRange } from '../../../../../../src/core/support/range.ts';

/** A document written with `‹` and `›` around the selection, or one `|` at the cursor. */
export interface Marked {
  readonly text: string;
  readonly selection: OffsetRange;
}

/** Takes the marks out of a document. */
export function marked(source: string): Marked {
  const cursor = source.indexOf('|');
  if (cursor !== -1) return { text: source.replace('|', ''), selection: { start: cursor, end: cursor } };
  const start = source.indexOf('‹');
  const end = source.indexOf('›') - 1;
  if (start === -1 || end < start) throw new Error('Mark the selection with ‹ and ›, or the cursor with |');
  return { text: source.replace(/[‹›]/gu, ''), selection: { start, end } };
}

/** The texts around the mark: what `findTexts` says, places left out. */
export function textsAt(languageId: string, source: string): Readonly<Record<string, string>> {
  const { text, selection } = marked(source);
  const { response, instruction, reference, rubricName } = findTexts(text, languageId, selection);
  const texts = { response: response?.text, instruction: instruction?.text, reference: reference?.text, rubricName };
  return Object.fromEntries(Object.entries(texts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** The part of the document that is graded for the cursor; null when there is none. */
export function responseAt(languageId: string, source: string): string | null {
  const { text, selection } = marked(source);
  const range = findResponse(text, languageId, selection.start);
  return range === null ? null : text.slice(range.start, range.end);
}

/** The found texts with their roles left out. */
export function foundIn(text: string, languageId: string, selection: OffsetRange): readonly FoundText[] {
  const { response, instruction, reference } = findTexts(text, languageId, selection);
  return [response, instruction, reference].filter((found) => found !== undefined);
}
