import type { Field } from '../../rubric/parse/fields.ts';
import type { Reading } from '../../rubric/parse/reading.ts';
import { readNumber } from '../../rubric/parse/values.ts';
import { problem } from '../../rubric/problem.ts';
import { MAX_WEIGHT } from '../scorecard.ts';

/** A threshold, 1..5; null when there is none, and null with a problem when it is no such number. */
export function readThreshold(field: Field | undefined, reading: Reading): number | null {
  if (field === undefined) return null;
  const threshold = readNumber(field, 'threshold', reading);
  if (threshold === null || (threshold >= 1 && threshold <= 5)) return threshold;
  return reading.report(problem('threshold-out-of-range', field.value ?? field.key, 'The threshold is a number from 1 to 5.'));
}

/** A weight, above 0 and at most `MAX_WEIGHT`; null when there is none, and null with a problem when it is no such number. */
export function readWeight(field: Field | undefined, reading: Reading): number | null {
  if (field === undefined) return null;
  const weight = readNumber(field, 'weight', reading);
  if (weight === null || (weight > 0 && weight <= MAX_WEIGHT)) return weight;
  return reading.report(problem('weight-out-of-range', field.value ?? field.key, `The weight is a number above 0, at most ${MAX_WEIGHT}. Leave a rubric out that should not count.`));
}
