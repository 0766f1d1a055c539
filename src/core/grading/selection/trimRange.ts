import type { OffsetRange } from '../../support/range.ts';

/** The range without white space at its ends; null when nothing else is in it. */
export function trimRange(text: string, { start, end }: OffsetRange): OffsetRange | null {
  const slice = text.slice(start, end);
  const length = slice.trim().length;
  if (length === 0) return null;
  const trimmedStart = end - slice.trimStart().length;
  return { start: trimmedStart, end: trimmedStart + length };
}

/** Whether `inner` lies in `outer`; shared edges count. */
export function contains(outer: OffsetRange, inner: OffsetRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The range with both ends inside a text of this length, in order. */
export function clampRange({ start, end }: OffsetRange, length: number): OffsetRange {
  const clampedStart = clamp(start, length);
  return { start: clampedStart, end: Math.max(clampedStart, clamp(end, length)) };
}

// NaN becomes 0.
function clamp(offset: number, length: number): number {
  return Math.min(length, Math.max(0, Math.trunc(offset) || 0));
}
