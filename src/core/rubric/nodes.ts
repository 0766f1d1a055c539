import type { OffsetRange } from '../support/range.ts';
import type { Score } from './rubric.ts';

/** Where a key and its value stand, UTF-16 offsets. */
export interface FieldPlace {
  /** The key as written, without quotes. */
  readonly name: string;
  readonly key: OffsetRange;
  /** Null when nothing follows the colon. Quotes and block headers (`|`, `>`) are part of the value. */
  readonly value: OffsetRange | null;
}

/** Where one example of the rubric stands. */
export interface ExamplePlace {
  readonly range: OffsetRange;
  readonly fields: readonly FieldPlace[];
}

/** Where the parts of a rubric stand in its file, as far as they could be read. */
export interface RubricNodes {
  /** The top-level fields in file order, unknown and repeated ones included. */
  readonly fields: readonly FieldPlace[];
  readonly criteria: FieldPlace | null;
  readonly scores: Readonly<Partial<Record<Score, FieldPlace>>>;
  readonly examples: readonly ExamplePlace[];
}

/** Nothing could be read. */
export const NO_NODES: RubricNodes = { fields: [], criteria: null, scores: {}, examples: [] };
