import type { OffsetRange } from '../support/range.ts';
import { foldText } from './foldText.ts';
import { findFirstOf } from './multiSearch.ts';
import { findQuotations } from './quotations.ts';
import { toPieces, type QuotedPiece } from './quotedPiece.ts';

/** A quotation of the response in the feedback: the same text in both, UTF-16 offsets. */
export interface Quote {
  readonly inFeedback: OffsetRange;
  readonly inResponse: OffsetRange;
}

/** A letter or digit of a script that puts white space between words. */
const WORD = /(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{N}]/u;

/**
 * Finds what the feedback quotes of the response, as exact ranges, in the order of the feedback, none overlapping
 * there. White space, quote style, case, end punctuation and Markdown emphasis may differ; a quotation with an
 * ellipsis is found as a whole or piece by piece. Text that occurs several times is found at its first place.
 * Short quotations are left out, since they may stand anywhere. Time and memory are linear in the texts.
 */
export function findQuotes(feedback: string, response: string): readonly Quote[] {
  const folded = foldText(response);
  const pieces = findQuotations(feedback).flatMap((inside) => toPieces(feedback, inside));
  const found = findFirstOf(
    pieces.map((piece) => piece.text),
    folded.text,
    (at) => !isInsideWord(folded.text, at),
  );
  return withoutOverlaps(pieces.flatMap((piece, index) => toQuote(piece, folded, found[index] ?? -1)));
}

function toQuote(piece: QuotedPiece, response: ReturnType<typeof foldText>, at: number): Quote[] {
  if (at < 0) return [];
  const end = at + piece.text.length;
  const more = commonLength(piece.tail, response.text.slice(end, end + piece.tail.length));
  return [{ inFeedback: piece.toFeedback(more), inResponse: response.toOriginal({ start: at, end: end + more }) }];
}

/** How far the end punctuation of a quotation stands in the response too. */
function commonLength(tail: string, following: string): number {
  let length = 0;
  while (length < tail.length && tail.charAt(length) === following.charAt(length)) length += 1;
  return length;
}

function isInsideWord(text: string, at: number): boolean {
  return WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at));
}

/** By place in the feedback; of overlapping ones the first, and the longest of those that begin together. */
function withoutOverlaps(quotes: readonly Quote[]): readonly Quote[] {
  const inOrder = quotes.toSorted((a, b) => a.inFeedback.start - b.inFeedback.start || b.inFeedback.end - a.inFeedback.end);
  const kept: Quote[] = [];
  for (const quote of inOrder) {
    if (quote.inFeedback.start >= (kept.at(-1)?.inFeedback.end ?? 0)) kept.push(quote);
  }
  return kept;
}
