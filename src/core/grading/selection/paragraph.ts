import type { OffsetRange } from '../../support/range.ts';
import { trimRange } from './trimRange.ts';

/** The lines around an offset up to the next blank ones, trimmed; null when the line at the offset is blank. */
export function paragraphAt(text: string, offset: number): OffsetRange | null {
  const own = lineAt(text, offset);
  if (isBlank(text, own)) return null;
  return trimRange(text, { start: firstLineStart(text, own), end: lastLineEnd(text, own) });
}

/** The line at an offset, without its line break. */
export function lineAt(text: string, offset: number): OffsetRange {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const lineBreak = text.indexOf('\n', offset);
  return { start, end: lineBreak === -1 ? text.length : lineBreak };
}

function firstLineStart(text: string, line: OffsetRange): number {
  let { start } = line;
  while (start > 0) {
    const above = lineAt(text, start - 1);
    if (isBlank(text, above)) break;
    ({ start } = above);
  }
  return start;
}

function lastLineEnd(text: string, line: OffsetRange): number {
  let { end } = line;
  while (end < text.length) {
    const below = lineAt(text, end + 1);
    if (isBlank(text, below)) break;
    ({ end } = below);
  }
  return end;
}

function isBlank(text: string, line: OffsetRange): boolean {
  return trimRange(text, line) === null;
}
