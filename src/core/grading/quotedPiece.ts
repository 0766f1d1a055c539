import type { OffsetRange } from '../support/range.ts';
import { foldText, type FoldedText } from './foldText.ts';

/** A piece of quoted text, ready to be looked for. */
export interface QuotedPiece {
  /** Folded, without punctuation at its ends. */
  readonly text: string;
  /** The end punctuation that was cut off, up to the first white space. */
  readonly tail: string;
  /** Its range in the feedback, with so many characters of the tail. */
  readonly toFeedback: (tailLength: number) => OffsetRange;
}

// A shorter quotation may stand anywhere by chance: two words of six characters together, or eight characters.
const MIN_CHARACTERS = 8;
const MIN_CHARACTERS_OF_TWO_WORDS = 6;

/** A character that says about as much as half a word. */
const DENSE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu;

const ELLIPSIS = /(?:[[(] ?)?…(?: ?[\])])?/gu;
const PUNCTUATION = /[\s.,;:!?…]/u;

/** The inside of a quotation as pieces: whole, and between its ellipses. Too short ones are left out. */
export function toPieces(feedback: string, inside: OffsetRange): readonly QuotedPiece[] {
  const folded = foldText(feedback.slice(inside.start, inside.end));
  const whole = { start: 0, end: folded.text.length };
  const between = betweenEllipses(folded.text);
  const ranges = between.length > 1 ? [whole, ...between] : [whole];
  return ranges.map((range) => toPiece(folded, range, inside.start)).filter(({ text }) => isLongEnough(text));
}

function betweenEllipses(text: string): readonly OffsetRange[] {
  const ellipses = [...text.matchAll(ELLIPSIS)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const starts = [0, ...ellipses.map(({ end }) => end)];
  const ends = [...ellipses.map(({ start }) => start), text.length];
  return starts.map((start, index) => ({ start, end: ends[index] ?? text.length }));
}

function toPiece(folded: FoldedText, range: OffsetRange, offset: number): QuotedPiece {
  const { start, end } = trim(folded.text, range);
  const tail = folded.text.slice(end, range.end).split(' ', 1)[0] ?? '';
  const toFeedback = (tailLength: number): OffsetRange => {
    const original = folded.toOriginal({ start, end: end + tailLength });
    return { start: original.start + offset, end: original.end + offset };
  };
  return { text: folded.text.slice(start, end), tail, toFeedback };
}

function trim(text: string, { start, end }: OffsetRange): OffsetRange {
  while (start < end && PUNCTUATION.test(text.charAt(start))) start += 1;
  while (end > start && PUNCTUATION.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

function isLongEnough(text: string): boolean {
  const length = text.length + (text.match(DENSE)?.length ?? 0);
  return length >= MIN_CHARACTERS || (length >= MIN_CHARACTERS_OF_TWO_WORDS && text.includes(' '));
}
