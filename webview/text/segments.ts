import type { OffsetRange } from '../../src/core/support/range.ts';

/** A piece of a text: plain, or the marked range with what belongs to it. */
export interface Segment<T> {
  readonly text: string;
  readonly mark: T | null;
}

/** A range to mark, with what belongs to it. */
export interface Mark<T> {
  readonly range: OffsetRange;
  readonly value: T;
}

/**
 * Cuts a text at the marked ranges. The segments join to the text without gaps. Ranges may come in any
 * order; those outside the text, empty, or overlapping an earlier one are left out.
 */
export function splitAtMarks<T>(text: string, marks: readonly Mark<T>[]): Segment<T>[] {
  const segments: Segment<T>[] = [];
  let position = 0;
  for (const { range, value } of inOrder(marks)) {
    if (range.start < position || range.end <= range.start || range.end > text.length) continue;
    if (range.start > position) segments.push({ text: text.slice(position, range.start), mark: null });
    segments.push({ text: text.slice(range.start, range.end), mark: value });
    position = range.end;
  }
  if (position < text.length) segments.push({ text: text.slice(position), mark: null });
  return segments;
}

function inOrder<T>(marks: readonly Mark<T>[]): readonly Mark<T>[] {
  return marks.toSorted((a, b) => a.range.start - b.range.start);
}
