import type { RubricProblem, RubricProblemCode } from '../problem.ts';

/**
 * What the YAML language server (1.25 was tried on one file for each code) reports by the schema or as bad YAML. It
 * misses score 6 and its like, a second document and control characters, so those are always ours.
 */
const BY_SCHEMA: ReadonlySet<RubricProblemCode> = new Set<RubricProblemCode>([
  ...(['not-a-mapping', 'unknown-key', 'duplicate-key', 'wrong-type', 'empty-text', 'threshold-out-of-range'] as const),
  ...(['missing-name', 'missing-criteria', 'missing-scores', 'missing-score', 'example-incomplete', 'example-score'] as const),
  ...(['syntax', 'tab-indentation', 'unknown-alias', 'unknown-tag'] as const),
]);

/** Whether an editor that checks rubric files against the schema reports this problem too. An empty file passes there. */
export function isReportedBySchema({ code, range }: RubricProblem): boolean {
  return BY_SCHEMA.has(code) && range.end > range.start;
}
