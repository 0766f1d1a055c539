import type { OffsetRange } from '../../support/range.ts';

/** Where a key may be written, and which keys stand beside it already. */
export interface CursorPlace {
  readonly kind: 'rubric' | 'scores' | 'example' | 'examples';
  /** The part of a key that stands there; completion replaces it. */
  readonly word: OffsetRange;
  /** The keys of the same mapping, the one under the cursor left out. */
  readonly present: ReadonlySet<string>;
  /** Whether the dash of a list item stands before it on its line. */
  readonly hasDash: boolean;
}

interface Line {
  readonly text: string;
  readonly start: number;
  /** Columns before the first character that is neither a space nor the dash of a list item. */
  readonly column: number;
  /** The column of that dash, or null. */
  readonly dash: number | null;
  readonly key: string | null;
}

/** Keys without a value behind them on the line count too: they are being written. */
const LINE = /^(?<indent> *)(?<dash>- +|-$)?(?:(?<quote>["']?)(?<key>[$\w]+)\k<quote>\s*:(?:\s|$))?/u;

const UNFINISHED = /^ *(?:- +)?(?<word>[$\w]*)$/u;

/**
 * The mapping of a rubric file that a key written at an offset would belong to. It goes by indentation alone, since a
 * file that is being written is rarely YAML. Null where no key can stand, such as inside a text. Linear in the length.
 */
export function cursorPlace(text: string, offset: number): CursorPlace | null {
  const lines = linesOf(text);
  const at = lines.findLastIndex(({ start }) => start <= offset);
  const line = lines[at];
  const word = line === undefined ? undefined : UNFINISHED.exec(text.slice(line.start, offset))?.groups?.['word'];
  if (line === undefined || word === undefined || !isAlone(line, offset)) return null;
  const column = offset - line.start - word.length;
  const place = { word: { start: offset - word.length, end: offset }, hasDash: line.dash !== null };
  if (column === 0) return { kind: 'rubric', ...place, present: keysAt(lines, at, 0) };
  const top = lines.findLastIndex((other, index) => index < at && other.column === 0 && other.key !== null);
  const block = { lines: blockBelow(lines, top), at: at - top - 1 };
  if (lines[top]?.key === 'scores') return inScores(block, column, place);
  return lines[top]?.key === 'examples' ? inExamples(block, column, place) : null;
}

interface Block {
  readonly lines: readonly Line[];
  /** Which of the lines the cursor is on. */
  readonly at: number;
}

type Word = Pick<CursorPlace, 'word' | 'hasDash'>;

function inScores({ lines, at }: Block, column: number, place: Word): CursorPlace | null {
  const level = lines.find(({ key }, index) => key !== null && index !== at)?.column ?? column;
  return level === column ? { kind: 'scores', ...place, present: keysAt(lines, at, column) } : null;
}

function inExamples({ lines, at }: Block, column: number, place: Word): CursorPlace | null {
  const { hasDash } = place;
  const others = lines.filter((_, index) => index !== at);
  const dash = others.find((other) => other.dash !== null)?.dash ?? null;
  const isFirst = dash === null && !hasDash;
  if (isFirst || (column === dash && !hasDash)) return { kind: 'examples', ...place, present: new Set() };
  if (hasDash && dash !== null && lines[at]?.dash !== dash) return null;
  const itemDash = dash ?? lines[at]?.dash ?? 0;
  const first = lines.findLastIndex((other, index) => index <= at && other.dash === itemDash);
  const next = lines.findIndex((other, index) => index > at && other.dash === itemDash);
  const item = lines.slice(first, next === -1 ? undefined : next);
  const keyColumn = item.find(({ key }, index) => key !== null && first + index !== at)?.column ?? column;
  return first !== -1 && keyColumn === column ? { kind: 'example', ...place, present: keysAt(item, at - first, column) } : null;
}

function keysAt(lines: readonly Line[], except: number, column: number): ReadonlySet<string> {
  return new Set(lines.flatMap((line, index) => (index !== except && line.column === column && line.key !== null ? [line.key] : [])));
}

/** The lines that belong to a top-level key: up to the next line that starts at the margin and says something. */
function blockBelow(lines: readonly Line[], top: number): readonly Line[] {
  const end = lines.findIndex((line, index) => index > top && line.column === 0 && line.dash === null && /^[^\s#]/u.test(line.text));
  return lines.slice(top + 1, end === -1 ? undefined : end);
}

function isAlone(line: Line, offset: number): boolean {
  return line.text.slice(offset - line.start).trim() === '';
}

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split('\n').map((part) => {
    const line = lineOf(part.endsWith('\r') ? part.slice(0, -1) : part, start);
    start += part.length + 1;
    return line;
  });
}

function lineOf(text: string, start: number): Line {
  const { indent = '', dash, key = null } = LINE.exec(text)?.groups ?? {};
  return { text, start, column: indent.length + (dash?.length ?? 0), dash: dash === undefined ? null : indent.length, key };
}
