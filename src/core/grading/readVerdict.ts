import type { Score } from '../rubric/rubric.ts';
import { cleanFeedback } from './cleanFeedback.ts';
import { expectedScore, mostLikely, probabilityOf, readDigits, type DigitReading } from './distribution.ts';
import type { Evaluation, ScorePosition } from './evaluator.ts';
import { parseScore } from './parseScore.ts';
import { opensQuotation, RESULT_MARKER } from './resultMarker.ts';
import type { Sampler } from './sampler.ts';
import type { UngradedReason, Verdict } from './verdict.ts';

/**
 * The least share of raw probability on the five digits, 0..1, with which a model that was led to the score may
 * be held to them though it went on in words. Below it, the digits are not what the model had to say.
 */
export const LED_DIGIT_MASS_FLOOR = 0.1;

/**
 * Reads the verdict from what the model said. A score is never invented:
 * - cut off at the limit, or no score position: ungraded;
 * - the digits have no probability at all: ungraded;
 * - the model's own continuation states a score: that is the score (for a model that begins with the digit, it
 *   is the most likely one);
 * - it states another number (`3.5`, `45`, `4/10`): ungraded;
 * - it states no number, after a `[RESULT]` that the model wrote itself: ungraded;
 * - it states no number where the model was led: the most likely digit, if the digits hold at least
 *   `LED_DIGIT_MASS_FLOOR` of the probability, else ungraded.
 */
export function readVerdict(evaluation: Evaluation, sampler: Sampler): Verdict {
  const feedback = cleanFeedback(evaluation.feedback);
  const ungraded = (reason: UngradedReason): Verdict => ({ kind: 'ungraded', feedback, reason });
  const { ending, scorePosition } = evaluation;
  if (ending === 'limit' || scorePosition === null) return ungraded({ kind: 'cut-off', limitTokens: sampler.maxFeedbackTokens });

  const digits = readDigits(scorePosition.digitProbabilities);
  const score = digits === null ? null : decideScore(evaluation, scorePosition, digits);
  if (digits === null || score === null) return ungraded({ kind: 'not-a-score', output: scorePosition.continuation.trim() });

  const { distribution, digitMass } = digits;
  const confidence = probabilityOf(distribution, score);
  return { kind: 'graded', feedback, score, distribution, expectedScore: expectedScore(distribution), confidence, digitMass, led: ending === 'led' };
}

/** The score by the rule above; null for none. */
function decideScore({ feedback, ending }: Evaluation, { continuation }: ScorePosition, digits: DigitReading): Score | null {
  const led = ending === 'led';
  // A quoted marker is no verdict: the model goes on writing, and what follows is not about the score.
  if (continuation.includes(RESULT_MARKER) || (!led && opensQuotation(feedback))) return null;
  const stated = parseScore(continuation);
  if (stated.kind === 'score') return stated.score;
  return led && stated.kind === 'words' && digits.digitMass >= LED_DIGIT_MASS_FLOOR ? mostLikely(digits.distribution) : null;
}
