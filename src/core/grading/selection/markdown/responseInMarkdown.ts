import type { OffsetRange } from '../../../support/range.ts';
import { contains } from '../trimRange.ts';
import { markdownBlocks, type Block } from './blocks.ts';
import { findSections } from './sections.ts';

/** The body of the Response section around a cursor, or the block under it; null on a heading, a rule or a blank line. */
export function responseInMarkdown(documentText: string, cursor: number): OffsetRange | null {
  const at = { start: cursor, end: cursor };
  const blocks = markdownBlocks(documentText);
  const section = findSections(documentText, blocks).find(({ role, extent }) => role === 'response' && contains(extent, at));
  if (section !== undefined) return section.body;
  return blocks.find((block) => isText(block) && contains(linesOf(documentText, block), at))?.content ?? null;
}

function isText({ kind }: Block): boolean {
  return kind === 'text' || kind === 'fence';
}

// Without the last line break: behind it, the cursor is on the next line.
function linesOf(text: string, { lines }: Block): OffsetRange {
  const { length } = text.slice(lines.start, lines.end).trimEnd();
  return { start: lines.start, end: lines.start + length };
}
