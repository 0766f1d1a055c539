import type { Score } from '../rubric/rubric.ts';
import { cleanFeedback } from './cleanFeedback.ts';
import { parseScore } from './parseScore.ts';
import { RESULT_MARKER } from './resultMarker.ts';

/** A whole output, read: feedback with a score, or with the text that should have been one. */
export type ParsedOutput =
  | { readonly kind: 'score'; readonly feedback: string; readonly score: Score }
  /** `output` is what follows the last marker; null when there is no marker. */
  | { readonly kind: 'not-a-score'; readonly feedback: string; readonly output: string | null };

/**
 * Reads the whole output of an evaluator: only what follows the last `[RESULT]` is a verdict, so that a marker
 * quoted in the feedback does not count. Pass generated text only, never the prompt.
 */
export function parseOutput(output: string): ParsedOutput {
  const at = output.lastIndexOf(RESULT_MARKER);
  if (at < 0) return { kind: 'not-a-score', feedback: cleanFeedback(output), output: null };
  const feedback = cleanFeedback(output.slice(0, at));
  const ending = output.slice(at + RESULT_MARKER.length);
  const stated = parseScore(ending);
  return stated.kind === 'score' ? { kind: 'score', feedback, score: stated.score } : { kind: 'not-a-score', feedback, output: ending.trim() };
}
