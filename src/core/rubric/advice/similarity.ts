import { piecesOf } from './words.ts';

const NEGATION = /^(?:no|not|never|none|nothing|neither|nor|without|cannot|.*n['’]t)$/;
const CLAUSE_END = /^[.,;:!?()]$/;

/**
 * How alike two descriptions are, 0 (no word in common) to 1 (the same words): Dice's coefficient over the bags of
 * words, `2 * shared / (words in a + words in b)`. Word order does not count. Words between an English negation and
 * the next mark count as other words (Das and Chen 2001), so that “is clear” and “is not clear” are far apart while
 * “is rather clear” and “is quite clear” are near. Two texts without words are alike.
 */
export function similarity(a: string, b: string): number {
  return overlap(bagOf(a), bagOf(b));
}

/** The words of a text; the second occurrence of a word counts as another word, and so on. */
export type WordBag = ReadonlySet<string>;

/** The bag of words that `similarity` compares. */
export function bagOf(text: string): WordBag {
  const counts = new Map<string, number>();
  return new Set(
    wordsWithNegation(text).map((word) => {
      const count = (counts.get(word) ?? 0) + 1;
      counts.set(word, count);
      return `${word} ${count}`;
    }),
  );
}

/** Dice's coefficient of two bags, 0..1. */
export function overlap(a: WordBag, b: WordBag): number {
  const words = a.size + b.size;
  return words === 0 ? 1 : (2 * [...a].filter((word) => b.has(word)).length) / words;
}

function wordsWithNegation(text: string): readonly string[] {
  let negated = false;
  return piecesOf(text).flatMap((piece) => {
    if (CLAUSE_END.test(piece.text)) negated = false;
    if (!piece.isWord) return [];
    const word = negated ? `not ${piece.text}` : piece.text;
    negated ||= NEGATION.test(piece.text);
    return [word];
  });
}
