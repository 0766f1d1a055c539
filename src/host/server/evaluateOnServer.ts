import type { Evaluation, EvaluationOptions, EvaluationRequest, EvaluatorFailure, FeedbackEnding, ScorePosition } from '../../core/grading/evaluator.ts';
import { parseScore } from '../../core/grading/parseScore.ts';
import { opensQuotation, RESULT_MARKER } from '../../core/grading/resultMarker.ts';
import type { Sampler } from '../../core/grading/sampler.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import type { Position } from './completion.ts';
import { readSteps } from './readSteps.ts';
import type { CompletionRoute } from './route.ts';
import type { ServerHttp } from './serverHttp.ts';

/** Room in the context that the marker and the continuation need; as the embedded engine keeps. */
const RESERVE_TOKENS = 32;

/** What was written until the score. */
interface Outcome {
  readonly ending: FeedbackEnding;
  readonly scorePosition: ScorePosition | null;
}

/** The feedback as it grows, told to the listener. */
export class Feedback {
  text = '';
  tokens = 0;
  firstAt: number | null = null;
  readonly #onEvent: EvaluationOptions['onEvent'];

  constructor(onEvent: EvaluationOptions['onEvent']) {
    this.#onEvent = onEvent;
  }

  readonly show = (delta: string): void => {
    const now = performance.now();
    this.firstAt ??= now;
    this.text += delta;
    this.tokens += 1;
    this.#onEvent({ kind: 'feedback', delta, tokens: this.tokens, tokensPerSecond: (this.tokens * 1000) / Math.max(now - this.firstAt, 1) });
  };
}

/** Evaluates one prompt through completions, in the two stages of the embedded engine. */
export async function evaluateByCompletion(
  http: ServerHttp,
  route: CompletionRoute,
  contextTokens: number,
  { prompt, sampler }: EvaluationRequest,
  { onEvent }: Pick<EvaluationOptions, 'onEvent'>,
  signal: AbortSignal,
): Promise<Result<Evaluation, EvaluatorFailure>> {
  const startedAt = performance.now();
  const begun = await route.begin(prompt, signal);
  if (!begun.ok) return begun;
  const promptTokens = begun.value.tokens ?? 0;
  const room = contextTokens === 0 ? Infinity : contextTokens - promptTokens - RESERVE_TOKENS;
  if (room <= 0) return err({ kind: 'context-too-small', promptTokens, contextTokens });
  if (promptTokens > 0) onEvent({ kind: 'prompt', evaluatedTokens: 0, totalTokens: promptTokens, reusedTokens: 0 });
  const feedback = new Feedback(onEvent);
  let generatedTokens = 0;
  const writer = new Writer(http, route, sampler, feedback, (tokens) => { generatedTokens += tokens; });
  const outcome = await writer.run(begun.value.position, Math.min(sampler.maxFeedbackTokens, room), signal);
  if (!outcome.ok) return outcome;
  const firstAt = feedback.firstAt ?? performance.now();
  const usage = { promptTokens, reusedTokens: 0, generatedTokens, promptMs: firstAt - startedAt, feedbackMs: performance.now() - firstAt };
  return ok({ feedback: feedback.text, ...outcome.value, usage });
}

/** Goes from marker to marker until one is a verdict. */
class Writer {
  readonly #http: ServerHttp;
  readonly #route: CompletionRoute;
  readonly #sampler: Sampler;
  readonly #feedback: Feedback;
  readonly #onTokens: (tokens: number) => void;

  constructor(http: ServerHttp, route: CompletionRoute, sampler: Sampler, feedback: Feedback, onTokens: (tokens: number) => void) {
    this.#http = http;
    this.#route = route;
    this.#sampler = sampler;
    this.#feedback = feedback;
    this.#onTokens = onTokens;
  }

  async run(from: Position, limit: number, signal: AbortSignal): Promise<Result<Outcome, EvaluatorFailure>> {
    let position = from;
    for (let left = limit; left > 0; ) {
      const written = await this.#route.write({ position, isContinued: position !== from, maxTokens: left, stop: RESULT_MARKER }, this.#sampler, this.#feedback.show, signal);
      if (!written.ok) return written;
      this.#onTokens(written.value.tokens);
      if (written.value.ended === 'limit') break;
      if (written.value.ended === 'stopped') return this.#lead(written.value.position, signal);
      ({ position } = written.value);
      left -= written.value.tokens;
      if (!opensQuotation(this.#feedback.text)) {
        const read = await this.#read(position, signal);
        if (!read.ok) return read;
        if (read.value !== null) return ok({ ending: 'marker', scorePosition: read.value });
      }
      // Quoted or recited: the marker is part of the feedback, and the model writes on.
      this.#feedback.show(RESULT_MARKER);
    }
    return ok({ ending: 'limit', scorePosition: null });
  }

  async #lead(position: Position, signal: AbortSignal): Promise<Result<Outcome, EvaluatorFailure>> {
    const led = await this.#route.lead(position, signal);
    if (!led.ok) return led;
    const continued = await this.#route.continueGreedily(led.value, 'lead', signal);
    if (!continued.ok) return continued;
    const { position: scorePosition } = readSteps(continued.value);
    return scorePosition === null ? err(this.#withoutProbabilities()) : ok({ ending: 'led', scorePosition });
  }

  /** The score after a marker; null when the model goes on in words. */
  async #read(position: Position, signal: AbortSignal): Promise<Result<ScorePosition | null, EvaluatorFailure>> {
    const continued = await this.#route.continueGreedily(position, 'marker', signal);
    if (!continued.ok) return continued;
    const reading = readSteps(continued.value);
    if (!reading.ended && parseScore(reading.continuation).kind === 'words') return ok(null);
    return reading.position === null ? err(this.#withoutProbabilities()) : ok(reading.position);
  }

  #withoutProbabilities(): EvaluatorFailure {
    return this.#http.incapable('it gives no log-probabilities where the score stands');
  }
}
