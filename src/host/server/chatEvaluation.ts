import type { EvaluationRequest, EvaluatorFailure, FeedbackEnding, ScorePosition } from '../../core/grading/evaluator.ts';
import { findMarker, shownLength } from '../../core/grading/feedback/marker.ts';
import { parseScore } from '../../core/grading/parseScore.ts';
import { joinSpans, promptText } from '../../core/grading/promptText.ts';
import { RESULT_MARKER } from '../../core/grading/resultMarker.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import type { Step } from './completion.ts';
import { fieldsOf, listOf, textOf } from './json.ts';
import { stepsOfChoice, TOP_LOGPROBS } from './logProbabilities.ts';
import { isReadable, readSteps, type StepsReading } from './readSteps.ts';
import { asContextFailure } from './route.ts';
import type { ServerHttp } from './serverHttp.ts';
import type { ServerProfile } from './serverProfile.ts';
import { samplingExtras, samplingOf } from './textRoute.ts';
import { TextLoops } from './textLoops.ts';

/** What a chat has brought. */
export interface ChatOutcome {
  readonly feedback: string;
  readonly ending: FeedbackEnding;
  readonly scorePosition: ScorePosition | null;
  readonly tokens: number;
}

/**
 * Lets the model answer through `/v1/chat/completions`, with log-probabilities on every token, and reads the score on the way: a
 * chat cannot be continued from the middle. A model that ends without `[RESULT]` cannot be led to it either.
 */
export async function evaluateChat(
  http: ServerHttp,
  { model, kind }: Pick<ServerProfile, 'model' | 'kind'>,
  { prompt, sampler }: EvaluationRequest,
  show: (delta: string) => void,
  signal: AbortSignal,
): Promise<Result<ChatOutcome, EvaluatorFailure>> {
  const messages = prompt.form === 'chat' ? [{ role: 'system', content: prompt.system }, { role: 'user', content: joinSpans(prompt.user) }] : [{ role: 'user', content: promptText(prompt) }];
  const chat = new Chat(show);
  const body = { model, messages, max_tokens: sampler.maxFeedbackTokens, stream: true, logprobs: true, top_logprobs: TOP_LOGPROBS, ...samplingOf(sampler), ...samplingExtras(kind) };
  const streamed = await http.stream('/v1/chat/completions', body, signal, (event) => chat.take(event));
  if (!streamed.ok) return err(asContextFailure(streamed.error));
  const { reading, feedback } = chat.end();
  const tokens = chat.tokens;
  if (reading === null) {
    if (chat.atLimit) return ok({ feedback, ending: 'limit', scorePosition: null, tokens });
    return err(http.incapable('its model ended without [RESULT], and a chat cannot be led to a score'));
  }
  if (reading.position === null) return err(http.incapable(`it gives no log-probabilities, so the written ${JSON.stringify(reading.continuation.trim())} has no distribution`));
  return ok({ feedback, ending: 'marker', scorePosition: reading.position, tokens });
}

/** The answer as it comes. */
class Chat {
  atLimit = false;
  tokens = 0;
  readonly #show: (delta: string) => void;
  readonly #loops = new TextLoops();
  #text = '';
  #shown = 0;
  #searchFrom = 0;
  #marker = -1;
  #after: Step[] = [];
  #finished = false;

  constructor(show: (delta: string) => void) {
    this.#show = show;
  }

  /** False when no more is wanted. */
  take(event: unknown): boolean {
    const choice = fieldsOf(listOf(fieldsOf(event)['choices'])[0]);
    const text = textOf(fieldsOf(choice['delta'])['content']) ?? '';
    const finish = textOf(choice['finish_reason']);
    this.atLimit = finish === 'length';
    this.#finished = finish !== null;
    const steps = text === '' ? [] : (stepsOfChoice(choice) ?? [{ text, digitProbabilities: null }]);
    return steps.every((step) => this.#takeStep(step)) && !this.#finished;
  }

  end(): { readonly reading: StepsReading | null; readonly feedback: string } {
    const reading = this.#marker < 0 ? null : this.#read();
    if (reading === null) this.#showTo(this.#text.length);
    return { reading, feedback: this.#marker < 0 ? this.#text : this.#text.slice(0, this.#marker) };
  }

  #takeStep(step: Step): boolean {
    this.tokens += 1;
    this.#text += step.text;
    if (this.#marker >= 0) this.#after.push(step);
    else this.#findMarker();
    if (this.#marker < 0) return !this.#loops.push(step.text);
    if (!isReadable(this.#after)) return true;
    const reading = this.#read();
    if (reading.ended || parseScore(reading.continuation).kind !== 'words') return false;
    // The marker was part of the feedback: the model writes on.
    this.#searchFrom = this.#marker + RESULT_MARKER.length;
    this.#after = [];
    this.#findMarker();
    return true;
  }

  #findMarker(): void {
    this.#marker = findMarker(this.#text, this.#searchFrom);
    this.#showTo(this.#marker < 0 ? shownLength(this.#text) : this.#marker);
    if (this.#marker < 0) return;
    const rest = this.#text.slice(this.#marker + RESULT_MARKER.length);
    // A piece that holds the marker and more: its number, if there is one, has no probabilities of its own.
    if (rest !== '') this.#after.push({ text: rest, digitProbabilities: null });
  }

  #read(): StepsReading {
    return readSteps({ steps: this.#after, ended: this.#finished });
  }

  #showTo(length: number): void {
    if (length <= this.#shown) return;
    this.#show(this.#text.slice(this.#shown, length));
    this.#shown = length;
  }
}
