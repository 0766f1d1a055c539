import type { OffsetRange } from '../support/range.ts';

/** `error`: the file gives no rubric. `warning` and `info`: it does, and could be better. */
export type RubricSeverity = 'error' | 'warning' | 'info';

const SEVERITIES = {
  'too-large': 'error',
  'binary-content': 'error',
  'control-character': 'error',
  'too-complex': 'error',
  'too-deep': 'error',
  'alias-explosion': 'error',
  'unknown-alias': 'error',
  'tab-indentation': 'error',
  'multiple-documents': 'error',
  syntax: 'error',
  'unknown-tag': 'warning',
  'not-a-mapping': 'error',
  'duplicate-key': 'error',
  'unknown-key': 'warning',
  'wrong-type': 'error',
  'empty-text': 'error',
  'missing-name': 'error',
  'missing-criteria': 'error',
  'missing-scores': 'error',
  'missing-score': 'error',
  'extra-score': 'error',
  'threshold-out-of-range': 'error',
  'example-incomplete': 'error',
  'example-score': 'error',
  'missing-rubrics': 'error',
  'entry-incomplete': 'error',
  'weight-out-of-range': 'error',
  'repeated-rubric': 'error',
  'short-description': 'warning',
  'similar-scores': 'warning',
  'reference-without-instruction': 'warning',
  'double-criterion': 'info',
  'score-order': 'info',
} as const satisfies Readonly<Record<string, RubricSeverity>>;

/** What can be wrong with a rubric file or a scorecard file. */
export type RubricProblemCode = keyof typeof SEVERITIES;

/** Text to put in place of a range; an empty range inserts. */
export interface FixEdit {
  readonly range: OffsetRange;
  readonly text: string;
}

/** A repair: all edits refer to the text as it was parsed and do not overlap. */
export interface RubricFix {
  /** What it does, in the imperative, e.g. `Rename to threshold`. */
  readonly title: string;
  readonly edits: readonly FixEdit[];
}

/** One finding in a rubric file, as data. */
export interface RubricProblem {
  readonly code: RubricProblemCode;
  /** One or two sentences for the person who writes the rubric. */
  readonly message: string;
  readonly severity: RubricSeverity;
  /** UTF-16 offsets in the text that was parsed. */
  readonly range: OffsetRange;
  readonly fix?: RubricFix;
}

/** Makes a problem; its severity follows from the code. */
export function problem(code: RubricProblemCode, range: OffsetRange, message: string, fix?: RubricFix | null): RubricProblem {
  const found = { code, message, severity: SEVERITIES[code], range };
  return fix === undefined || fix === null ? found : { ...found, fix };
}
