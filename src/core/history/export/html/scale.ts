/** A place in a plot, as SVG has it: `37.5%` of its width or height, so that text and marks keep their size at any width. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}

/** Where a time lies between the first (0) and the last (1); in the middle when they are the same. */
export function timeShare(at: number, first: number, last: number): number {
  return first === last ? 0.5 : (at - first) / (last - first);
}

/** Where a score 1..5 lies, from the top (0, a 5) to the bottom (1, a 1). Values outside come to the edge. */
export function scoreShare(score: number): number {
  return (5 - Math.min(5, Math.max(1, score))) / 4;
}
