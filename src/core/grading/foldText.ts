import type { OffsetRange } from '../support/range.ts';

/** A text in the form that quotations are compared in, with the way back. */
export interface FoldedText {
  readonly text: string;
  /** The range of the original text that a range of the folded text stands for; not empty ranges only. */
  readonly toOriginal: (range: OffsetRange) => OffsetRange;
}

/** Left out: emphasis marks, escapes (also those that neutralise markers), soft hyphens, characters of no width. */
const DROPPED = /[*\\\u00AD\u200B-\u200D\u2060\uFEFF]/u;

/** Runs that count as one character, and characters that count as another. */
const RULES: readonly (readonly [pattern: RegExp, folded: string])[] = [
  [/\s+/uy, ' '],
  [/\.{3,}|…/uy, '…'],
  [/["“”„«»'‘’‚`´′″]/uy, "'"],
  [/[‐‑‒–—−]/uy, '-'],
];

/**
 * Folds what may differ between a text and a quotation of it: white space, quote and dash styles, ellipses, case,
 * Markdown emphasis and escapes. Linear time.
 */
export function foldText(original: string): FoldedText {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < original.length; ) {
    const { folded, length } = foldAt(original, at);
    at += length;
    // What is left out between two spaces leaves one.
    if (folded === ' ' && units.at(-1) === ' ') ends[ends.length - 1] = at;
    else if (folded !== '') {
      units.push(folded);
      starts.push(at - length);
      ends.push(at);
    }
  }
  return { text: units.join(''), toOriginal: ({ start, end }) => ({ start: starts[start] ?? original.length, end: ends[end - 1] ?? original.length }) };
}

/** The folded form of what stands at an offset, one code unit or none, and how many units it takes. */
function foldAt(original: string, at: number): { folded: string; length: number } {
  const unit = original.charAt(at);
  if (DROPPED.test(unit)) return { folded: '', length: 1 };
  for (const [pattern, folded] of RULES) {
    pattern.lastIndex = at;
    const length = pattern.exec(original)?.[0].length;
    if (length !== undefined) return { folded, length };
  }
  const lower = unit.toLowerCase();
  return { folded: lower.length === 1 ? lower : unit, length: 1 };
}
