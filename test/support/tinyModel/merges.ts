/** SentencePiece writes a space as this character. */
export const SPACE = '▁';

// Ordinary English, so that prompts become about three characters a token and not one.
const SAMPLE = `An instruction (might include an Input inside it), a response to evaluate, a reference answer that gets a score of 5,
and a score rubric representing an evaluation criteria are given. Write a detailed feedback that assesses the quality of the
response strictly based on the given score rubric, not evaluating in general. After writing a feedback, write a score that is an
integer between 1 and 5. You should refer to the score rubric. The output format should look as follows: Please do not generate
any other opening, closing, and explanations. ###The instruction to evaluate: ###Response to evaluate: ###Reference Answer (Score 5):
###Score Rubrics: ###Feedback: ###Task Description: You are a fair judge assistant tasked with providing clear, objective feedback
based on specific criteria, ensuring each assessment reflects the absolute standards set for performance. The model shows no
understanding of the person who asks, it is often unhelpful, but sometimes it gives good advice with clear reasons for each step.`;

/** Pieces that byte-pair merging finds in the sample, in the order found; every piece joins two earlier ones or single characters. */
export function learnPieces(count: number): string[] {
  let words = SAMPLE.split(/\s+/).map((word) => Array.from(`${SPACE}${word}`));
  const pieces: string[] = [];
  while (pieces.length < count) {
    const piece = mostFrequentPair(words);
    if (piece === null) break;
    pieces.push(piece);
    words = words.map((word) => mergePair(word, piece));
  }
  return pieces;
}

function mostFrequentPair(words: readonly (readonly string[])[]): string | null {
  const counts = new Map<string, number>();
  for (const word of words) {
    word.slice(1).forEach((symbol, index) => {
      const pair = `${word[index] ?? ''}${symbol}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    });
  }
  const best = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 1]);
  return best[0] === '' ? null : best[0];
}

function mergePair(word: readonly string[], piece: string): string[] {
  const merged: string[] = [];
  for (const symbol of word) {
    const last = merged.at(-1);
    if (last !== undefined && last + symbol === piece) merged[merged.length - 1] = piece;
    else merged.push(symbol);
  }
  return merged;
}

/** The pieces that build a word from the left, one character at a time: `ab`, `abc`, `abcd`. */
export function prefixes(word: string): string[] {
  const symbols = Array.from(word);
  return symbols.slice(1).map((_, index) => symbols.slice(0, index + 2).join(''));
}
