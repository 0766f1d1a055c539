import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { ScorePosition } from '../../core/grading/evaluator.ts';
import { parseScore } from '../../core/grading/parseScore.ts';
import { TextStream } from '../tokens/textStream.ts';
import { decodeStep, type DecodedStep } from './decodeStep.ts';
import type { ScoreTokens } from './scoreTokens.ts';

/** Enough for `**Score: 4 out of 5**`. */
const LONGEST_CONTINUATION = 10;

/** What stands after a marker. */
export interface ScoreReading {
  readonly position: ScorePosition;
  /** Whether the line, and with it the verdict, ended within the continuation. */
  readonly ended: boolean;
}

/**
 * Lets the model continue greedily after the marker and reads the distribution where its score stands: some models
 * write the digit at once, some after a space, a line break or `Score: `. Without a number in the continuation the
 * reading is the one right after the marker. Null when cancelled: a step of a large model takes a good part of a second.
 * @param before the whole prompt and output up to the marker, of which the sequence holds the beginning
 * @param text what the last token already wrote after the marker
 */
export async function readScore(
  sequence: LlamaContextSequence,
  before: readonly Token[],
  text: string,
  scoreTokens: ScoreTokens,
  signal: AbortSignal,
): Promise<ScoreReading | null> {
  const stream = new TextStream(sequence.model, before);
  let reading: ScorePosition['digitProbabilities'] | null = null;
  let atNumber = false;
  let ended = false;
  let pending: readonly Token[] = before.slice(sequence.nextTokenIndex);
  for (let count = 0; count < LONGEST_CONTINUATION && !ended; count += 1) {
    const step: DecodedStep = await decodeStep(sequence, pending, scoreTokens);
    if (signal.aborted) return null;
    reading ??= step.digitProbabilities;
    if (sequence.model.isEogToken(step.token)) {
      ended = true;
    } else {
      stream.push(step.token);
      pending = [step.token];
      const startsNumber: boolean = !atNumber && parseScore(text + stream.text).kind !== 'words';
      if (startsNumber) reading = step.digitProbabilities;
      atNumber ||= startsNumber;
      ended = /\S.*\n/su.test(text + stream.text);
    }
  }
  if (reading === null) throw new Error('No step was decoded');
  return { position: { digitProbabilities: reading, continuation: text + stream.text }, ended };
}
