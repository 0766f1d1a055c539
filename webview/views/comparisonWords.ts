import type { DifferencePart } from '../../src/core/history/comparison.ts';

const PARTS: Readonly<Record<DifferencePart, string>> = {
  rubric: 'Rubric',
  evaluator: 'Evaluator',
  'prompt-format': 'Prompt format',
  engine: 'Engine',
  sampler: 'Sampler',
  instruction: 'Instruction',
  reference: 'Reference answer',
  response: 'Response',
};

/** The name of a part that differs. */
export function partName(part: DifferencePart): string {
  return PARTS[part];
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
