import type { OffsetRange } from '../../../support/range.ts';
import { trimRange } from '../trimRange.ts';

const LINE_BREAK = /\r\n|\r|\n/gu;

/** The lines of a text, counted as Markdown counts them. */
export class SourceLines {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = [0, ...Array.from(text.matchAll(LINE_BREAK), ({ index, 0: { length } }) => index + length)];
  }

  /** From the beginning of one line to the beginning of another. */
  range(first: number, behind: number): OffsetRange {
    return { start: this.#start(first), end: this.#start(behind) };
  }

  /**
   * Where the content of a block stands whose first line is given: each line of it is in one line of the text, behind
   * the marks of the lists and quotations around it. Trimmed; null when it is blank.
   */
  find(content: string, firstLine: number): OffsetRange | null {
    const lines = content.split('\n');
    const first = lines.findIndex((line) => line.trim() !== '');
    const last = lines.findLastIndex((line) => line.trim() !== '');
    if (first === -1) return null;
    return { start: this.#findLine(lines[first], firstLine + first).start, end: this.#findLine(lines[last], firstLine + last).end };
  }

  #findLine(content = '', line: number): OffsetRange {
    const all = this.range(line, line + 1);
    const part = content.trim();
    const at = this.#text.slice(all.start, all.end).indexOf(part);
    if (at !== -1) return { start: all.start + at, end: all.start + at + part.length };
    // Only a NUL, which Markdown replaces, makes a line differ from its source.
    return trimRange(this.#text, all) ?? all;
  }

  #start(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }
}
