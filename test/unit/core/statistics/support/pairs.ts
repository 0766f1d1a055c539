import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SCORES, type Score } from '../../../../../src/core/rubric/rubric.ts';
import { sampleOf, type Sample } from '../../../../../src/core/statistics/sample.ts';

/** Two columns as a sample. */
export function columns(x: readonly number[], y: readonly number[]): Sample {
  assert.strictEqual(x.length, y.length);
  return sampleOf(x.map((value, index) => ({ x: value, y: y[index] ?? NaN })));
}

/** A value and what it should be, equal but for rounding. */
export function assertClose(actual: number | null, expected: number, tolerance = 1e-12): void {
  assert.ok(actual !== null && Math.abs(actual - expected) <= tolerance, `${actual ?? 'null'} is not ${expected}`);
}

export const anyScore = fc.constantFrom<Score>(...SCORES);
export const anyPoints = fc.array(fc.record({ x: anyScore, y: anyScore }), { maxLength: 40 });

/** Scores of a person and of an evaluator for 20 responses; the constants in the tests that use them come from outside. */
export const PERSON: readonly Score[] = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 3, 3, 2, 4, 5, 1, 2, 5, 4, 3];
export const EVALUATOR: readonly Score[] = [1, 2, 3, 4, 5, 2, 2, 3, 5, 4, 3, 1, 3, 4, 5, 1, 1, 3, 4, 2];
