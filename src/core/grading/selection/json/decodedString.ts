import type { OffsetRange } from '../../../support/range.ts';

/** An escape sequence: one UTF-16 unit of the decoded text, several characters of the source. */
interface Escape {
  /** Index of the unit in the decoded text. */
  readonly decoded: number;
  readonly source: OffsetRange;
}

const ESCAPE = /\\(?:u([0-9a-f]{4})|(["\\/bfnrt]))/iuy;
const SHORT_ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** The content of a JSON string, decoded, with the way back to the source. Offsets are in UTF-16 units. */
export class DecodedString {
  readonly text: string;
  readonly #contentStart: number;
  readonly #escapes: readonly Escape[];

  /** `content` is what stands between the quotes. A backslash that begins no escape stays as it is. */
  constructor(source: string, content: OffsetRange) {
    this.#contentStart = content.start;
    const raw = source.slice(content.start, content.end);
    const escapes: Escape[] = [];
    let text = '';
    let at = 0;
    for (const { unit, start, end } of findEscapes(raw)) {
      text += raw.slice(at, start);
      escapes.push({ decoded: text.length, source: { start: content.start + start, end: content.start + end } });
      text += unit;
      at = end;
    }
    this.text = text + raw.slice(at);
    this.#escapes = escapes;
  }

  /** The place in the source of a range of the decoded text. */
  toSource({ start, end }: OffsetRange): OffsetRange {
    return { start: this.#sourceOffset(start), end: this.#sourceOffset(end) };
  }

  /** The smallest range of the decoded text that covers a range of the source; parts of an escape count as all of it. */
  covering({ start, end }: OffsetRange): OffsetRange {
    return { start: this.#decodedOffset(start, 'before'), end: this.#decodedOffset(end, 'after') };
  }

  #sourceOffset(decoded: number): number {
    const last = this.#escapes[countWhere(this.#escapes, (escape) => escape.decoded < decoded) - 1];
    return last === undefined ? this.#contentStart + decoded : last.source.end + decoded - last.decoded - 1;
  }

  #decodedOffset(source: number, side: 'before' | 'after'): number {
    const last = this.#escapes[countWhere(this.#escapes, (escape) => escape.source.start < source) - 1];
    if (last === undefined) return source - this.#contentStart;
    if (source < last.source.end) return side === 'before' ? last.decoded : last.decoded + 1;
    return last.decoded + 1 + source - last.source.end;
  }
}

function* findEscapes(raw: string): Generator<OffsetRange & { readonly unit: string }> {
  for (let at = raw.indexOf('\\'); at !== -1;) {
    ESCAPE.lastIndex = at;
    const match = ESCAPE.exec(raw);
    const end = at + (match?.[0].length ?? 1);
    if (match !== null) yield { unit: unitOf(match), start: at, end };
    at = raw.indexOf('\\', end);
  }
}

function unitOf([, hex, letter = '']: RegExpExecArray): string {
  return hex === undefined ? (SHORT_ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16));
}

/** How many items at the beginning of a sorted list satisfy a condition that none behind them does. */
function countWhere<T>(items: readonly T[], condition: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && condition(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
