import type { OffsetRange } from '../support/range.ts';
import { MAX_RUBRIC_LENGTH } from './limits.ts';
import { problem, type RubricProblem } from './problem.ts';

/** From this size on a file is too large in any encoding, so its size says enough. In bytes; a UTF-16 unit takes 3 at most in UTF-8. */
export const TOO_LARGE_BYTES = 3 * MAX_RUBRIC_LENGTH + 1;

/** The problem of a file over the limit, to be shown at a range of it. */
export function tooLarge(range: OffsetRange): RubricProblem {
  return problem('too-large', range, `This file is longer than ${MAX_RUBRIC_LENGTH / 1024} KiB, so it is not read as a rubric.`);
}
