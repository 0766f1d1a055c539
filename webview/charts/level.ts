/** How a score is coloured; never the only sign, since the number stands beside it. */
export type Level = 'low' | 'middle' | 'high';

/** 1 and 2 are low, 3 is middle, 4 and 5 are high. */
export function levelOf(score: number): Level {
  if (score <= 2) return 'low';
  return score === 3 ? 'middle' : 'high';
}

/** Which of five pips are filled for a score: as many as the score, from the left. */
export function filledPips(score: number | null): readonly boolean[] {
  return [1, 2, 3, 4, 5].map((pip) => score !== null && pip <= score);
}
