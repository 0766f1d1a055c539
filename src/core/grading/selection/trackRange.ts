import type { OffsetRange } from '../../support/range.ts';

/** A replacement in a text; offsets and lengths in UTF-16 units of the text before the edit. */
export interface TextEdit {
  readonly start: number;
  readonly deletedLength: number;
  readonly insertedLength: number;
}

type Edge = 'start' | 'end';

/**
 * Where a range is after edits that happened at once: in any order, not overlapping, all in offsets of the old text.
 * Edits inside grow or shrink it, edits before move it. What is inserted at its edges stays outside; a replacement of
 * all of it stays inside. A deletion that reaches over it leaves it empty.
 */
export function trackRange(range: OffsetRange, edits: readonly TextEdit[]): OffsetRange {
  const start = trackEdge(range.start, edits, 'start');
  const end = trackEdge(range.end, edits, 'end');
  return { start: Math.min(start, end), end };
}

function trackEdge(offset: number, edits: readonly TextEdit[], edge: Edge): number {
  let moved = offset;
  for (const edit of edits) moved += shiftOf(offset, edit, edge);
  return moved;
}

function shiftOf(offset: number, { start, deletedLength, insertedLength }: TextEdit, edge: Edge): number {
  const end = start + deletedLength;
  if (start < offset && offset < end) return start - offset + (edge === 'start' ? insertedLength : 0);
  const before = end < offset || (end === offset && (edge === 'start' || deletedLength > 0));
  return before ? insertedLength - deletedLength : 0;
}
