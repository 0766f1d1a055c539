import { rounded, scoreFromTop } from './scale.ts';

/** A point of a line: where it lies along the axis, the expected score (1..5) and its standard deviation. */
export interface Spot {
  /** Per cent from the start. */
  readonly x: number;
  readonly expectedScore: number;
  readonly spread: number;
}

/** The line through the points, for a view box of 100 by 100. Empty for fewer than two. */
export function linePath(spots: readonly Spot[]): string {
  if (spots.length < 2) return '';
  return `M${spots.map(({ x, expectedScore }) => `${x} ${scoreFromTop(expectedScore)}`).join('L')}`;
}

/** The area from one standard deviation below the line to one above, cut off at 1 and 5. Empty for fewer than two points. */
export function bandPath(spots: readonly Spot[]): string {
  if (spots.length < 2) return '';
  const upper = spots.map((spot) => `${spot.x} ${whisker(spot).top}`);
  const lower = spots.map((spot) => `${spot.x} ${whisker(spot).bottom}`).toReversed();
  return `M${[...upper, ...lower].join('L')}Z`;
}

/** The ends of one standard deviation above and below, in per cent from the top, cut off at 5 and 1. */
export function whisker({ expectedScore, spread }: Spot): { readonly top: number; readonly bottom: number } {
  return { top: rounded(scoreFromTop(expectedScore + spread)), bottom: rounded(scoreFromTop(expectedScore - spread)) };
}
