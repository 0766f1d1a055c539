import { DIFFERENCE_NAMES, type DifferencePart } from '../../src/core/history/comparison.ts';

/** The name of a part that differs. */
export function partName(part: DifferencePart): string {
  return DIFFERENCE_NAMES[part];
}

/** `A`, `B`, …: grades by their place, oldest first. */
export function gradeLetter(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

/** `+0.8`, `−1.2`, `±0.0`. */
export function signed(delta: number): string {
  const size = Math.abs(delta).toFixed(1);
  if (size === '0.0') return `±${size}`;
  return `${delta > 0 ? '+' : '−'}${size}`;
}
