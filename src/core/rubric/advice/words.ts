// A description needs no more; what follows is not looked at.
const LONGEST_TEXT = 2_000;

// Only which language's rules break words: the rules of Unicode, with dictionaries for those without spaces.
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'word' });

/** A piece of text between two word boundaries. */
interface Piece {
  /** In lower case, compatibility forms unified (NFKC). */
  readonly text: string;
  readonly isWord: boolean;
}

/** The words and marks of a text in order (UAX 29), white space left out; of a long text the first 2,000 units. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces = [...SEGMENTER.segment(text.slice(0, LONGEST_TEXT))];
  return pieces
    .map(({ segment, isWordLike }) => ({ text: segment.normalize('NFKC').toLowerCase(), isWord: isWordLike === true }))
    .filter((piece) => piece.text.trim() !== '');
}
