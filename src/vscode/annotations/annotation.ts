import type { Grade } from '../../core/grading/grade.ts';
import type { OffsetRange } from '../../core/support/range.ts';

/** A grade on a text that is open in the editor. */
export interface Annotation {
  readonly grade: Grade;
  /** Where the graded text is now, UTF-16 offsets in the document. */
  readonly range: OffsetRange;
  /** The document's text in that range when it was graded, escapes and all. */
  readonly source: string;
  /** True when the text in the range is no longer what was graded. */
  readonly stale: boolean;
}
