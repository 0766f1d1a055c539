import type { Evaluation, EvaluationRequest, EvaluatorFailure, FeedbackEnding, ScorePosition } from '../core/grading/evaluator.ts';
import { parseScore } from '../core/grading/parseScore.ts';
import type { Sampler } from '../core/grading/sampler.ts';
import { err, ok, type Result } from '../core/support/result.ts';
import type { LoadedModel } from './engine/loadModel.ts';
import { FeedbackEvents } from './feedback/feedbackEvents.ts';
import { FeedbackWriter } from './feedback/writer.ts';
import { readScore } from './score/readScore.ts';
import type { Running } from './session.ts';
import { tokenisePrompt } from './tokens/tokenisePrompt.ts';

/** Room in the context that the marker, the continuation and the engine's own last cell need. */
const RESERVE_TOKENS = 32;

interface Ended {
  readonly ending: FeedbackEnding;
  readonly scorePosition: ScorePosition | null;
}

/** Evaluates one prompt: counts, feeds, lets the model write, reads the score. Nothing is ever cut or shifted. */
export async function evaluate(loaded: LoadedModel, { prompt, sampler }: EvaluationRequest, running: Running): Promise<Result<Evaluation, EvaluatorFailure>> {
  const tokens = tokenisePrompt(loaded, prompt);
  const { contextTokens } = loaded.identity;
  const room = contextTokens - tokens.length - RESERVE_TOKENS;
  if (room <= 0) return err({ kind: 'context-too-small', promptTokens: tokens.length, contextTokens });

  const startedAt = performance.now();
  const reusedTokens = await loaded.cache.feed(tokens, running.signal, (evaluatedTokens, reused) => {
    running.onEvent({ kind: 'prompt', evaluatedTokens, totalTokens: tokens.length, reusedTokens: reused });
  });
  if (reusedTokens === null) return err({ kind: 'cancelled' });

  const promptMs = performance.now() - startedAt;
  const events = new FeedbackEvents(running.onEvent);
  const writer = new FeedbackWriter(loaded.sequence, tokens, events);
  const ended = await writeAndRead(loaded, writer, sampler, Math.min(sampler.maxFeedbackTokens, room), running.signal);
  if (ended === null) return err({ kind: 'cancelled' });
  const usage = {
    promptTokens: tokens.length,
    reusedTokens,
    generatedTokens: writer.tokenCount,
    promptMs,
    feedbackMs: writer.writingMs,
  };
  return ok({ feedback: writer.feedback, ...ended, usage });
}

/**
 * Lets the model write to the marker and reads the score there. Where what follows a marker is no number and the line
 * goes on, the marker was part of the feedback (small models recite the task's own `[RESULT] (an integer ...`), and
 * the model writes on. Null when cancelled.
 */
async function writeAndRead(loaded: LoadedModel, writer: FeedbackWriter, sampler: Sampler, limit: number, signal: AbortSignal): Promise<Ended | null> {
  for (;;) {
    const pause = await writer.write(sampler, limit, signal);
    if (pause === 'cancelled') return null;
    if (pause === 'limit') return { ending: 'limit', scorePosition: null };
    if (pause === 'stopped') {
      const led = [...writer.tokens, ...loaded.scoreTokens.lead];
      const reading = await readScore(loaded.sequence, led, '', loaded.scoreTokens, signal);
      return reading === null ? null : { ending: 'led', scorePosition: reading.position };
    }
    const { tokens, after } = writer.markerReached;
    const reading = await readScore(loaded.sequence, tokens, after, loaded.scoreTokens, signal);
    if (reading === null) return null;
    if (reading.ended || parseScore(reading.position.continuation).kind !== 'words') return { ending: 'marker', scorePosition: reading.position };
    await writer.passMarker();
  }
}
