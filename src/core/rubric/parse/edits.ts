import type { OffsetRange } from '../../support/range.ts';
import type { RubricFix } from '../problem.ts';

/** A fix that puts text in place of one range. */
export function replace(title: string, range: OffsetRange, text: string): RubricFix {
  return { title, edits: [{ range, text }] };
}

/** A fix that inserts text at an offset. */
export function insert(title: string, at: number, text: string): RubricFix {
  return replace(title, { start: at, end: at }, text);
}

/** The offset at which the line of `at` starts, behind a byte order mark. */
export function lineStart(text: string, at: number): number {
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  return start < at && text.charAt(start) === '\ufeff' ? start + 1 : start;
}

/** The offset at which the line after that of `at` starts, or the end of the text. */
export function nextLine(text: string, at: number): number {
  const lineEnd = text.indexOf('\n', at);
  return lineEnd === -1 ? text.length : lineEnd + 1;
}

/** White space as YAML 1.2 has it; a byte order mark or a wide space belongs to the scalar that it stands in. */
const WHITE_SPACE = ' \t\r\n';

/** The same range without line breaks and spaces at its end. */
export function trimmedEnd(text: string, { start, end }: OffsetRange): OffsetRange {
  let last = end;
  while (last > start && WHITE_SPACE.includes(text.charAt(last - 1))) last -= 1;
  return { start, end: last };
}

/**
 * The whole lines that a field takes, to insert beside them or to remove them. Null when it shares its first line
 * with something before it, as in `{ a: 1 }` or `- a: 1`.
 */
export function wholeLines(text: string, { start, end }: OffsetRange): OffsetRange | null {
  const first = lineStart(text, start);
  if (text.slice(first, start).trim() !== '') return null;
  return { start: first, end: nextLine(text, trimmedEnd(text, { start, end }).end) };
}

/**
 * A fix that puts new lines after the lines of a field or before them, indented like it. Null where that cannot be.
 */
export function insertLines(title: string, text: string, beside: OffsetRange, where: 'before' | 'after', lines: readonly string[]): RubricFix | null {
  const whole = wholeLines(text, beside);
  if (whole === null) return null;
  const indentation = text.slice(whole.start, beside.start);
  const added = lines.map((line) => `${indentation}${line}\n`).join('');
  if (where === 'before') return insert(title, whole.start, added);
  const endsLine = whole.end === 0 || text.charAt(whole.end - 1) === '\n';
  return insert(title, whole.end, endsLine ? added : `\n${added}`);
}
