/** Lowest and highest score of an axis. */
export const SCORE_DOMAIN: readonly [number, number] = [1, 5];

/** Where `value` lies in a domain, 0..100 per cent of its length; what is outside lies on the edge. A domain without length has only its middle. */
export function percentAlong(value: number, [low, high]: readonly [number, number]): number {
  if (high <= low) return 50;
  return rounded((100 * (Math.min(high, Math.max(low, value)) - low)) / (high - low));
}

/** Per cent from the top of a plot whose top is a score of 5 and whose bottom is 1. */
export function scoreFromTop(score: number): number {
  return rounded(100 - percentAlong(score, SCORE_DOMAIN));
}

/** Two decimals: finer than any screen, and short in the page. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
