import type { PromptTokenCount } from '../../core/grading/evaluator.ts';
import { findMarker, shownLength } from '../../core/grading/feedback/marker.ts';
import type { PromptPart } from '../../core/grading/prompt.ts';
import { promptText } from '../../core/grading/promptText.ts';
import { RESULT_MARKER } from '../../core/grading/resultMarker.ts';
import type { Sampler } from '../../core/grading/sampler.ts';
import { err, ok } from '../../core/support/result.ts';
import type { Position, Written } from './completion.ts';
import { countOf, fieldsOf, listOf, textOf } from './json.ts';
import { stepsOfChoice, TOP_LOGPROBS } from './logProbabilities.ts';
import { LONGEST_CONTINUATION } from './readSteps.ts';
import { asContextFailure, type CompletionRoute } from './route.ts';
import type { ServerHttp } from './serverHttp.ts';
import type { ServerProfile } from './serverProfile.ts';
import { TextLoops } from './textLoops.ts';

/** `/v1/completions`: the prompt as one text, which the server tokenises (and puts BOS in front of) itself. */
export function textRoute(http: ServerHttp, { model, kind }: Pick<ServerProfile, 'model' | 'kind'>): CompletionRoute {
  const extra = samplingExtras(kind);
  const tokenCount = async (text: string, signal: AbortSignal): Promise<number | null> => {
    // vLLM's own; others have no way to count.
    const counted = kind === 'vllm' ? await http.json('/tokenize', signal, { model, prompt: text }) : null;
    return counted?.ok === true ? countOf(fieldsOf(counted.value)['count']) : null;
  };
  return {
    begin: async (prompt, signal) => {
      const text = promptText(prompt);
      return ok({ position: { kind: 'text', text }, tokens: await tokenCount(text, signal) });
    },
    countTokens: async (prompt, signal) => {
      const total = await tokenCount(promptText(prompt), signal);
      return total === null ? err(http.incapable('it cannot count tokens')) : ok(countOfWhole(total));
    },
    lead: (position) => Promise.resolve(ok({ kind: 'text', text: `${textAt(position)} ${RESULT_MARKER}` })),
    write: async (order, sampler, show, signal) => {
      const before = textAt(order.position);
      const writing = new TextWriting(show);
      const body = { model, prompt: before, max_tokens: order.maxTokens, stream: true, ...samplingOf(sampler), ...extra };
      const streamed = await http.stream('/v1/completions', body, signal, (event) => {
        const choice = fieldsOf(listOf(fieldsOf(event)['choices'])[0]);
        return writing.take(textOf(choice['text']) ?? '', textOf(choice['finish_reason']));
      });
      if (!streamed.ok) return err(asContextFailure(streamed.error));
      return ok({ ended: writing.ended, position: { kind: 'text', text: before + writing.end() }, tokens: writing.chunks });
    },
    continueGreedily: async (position, _after, signal) => {
      const body = { model, prompt: textAt(position), max_tokens: LONGEST_CONTINUATION, logprobs: TOP_LOGPROBS, temperature: 0, ...extra };
      const answer = await http.json('/v1/completions', signal, body);
      if (!answer.ok) return err(asContextFailure(answer.error));
      const choice = fieldsOf(listOf(fieldsOf(answer.value)['choices'])[0]);
      const steps = stepsOfChoice(choice);
      if (steps === null) return err(http.incapable(`it gives no log-probabilities, so the written ${JSON.stringify(textOf(choice['text']) ?? '')} has no distribution`));
      return ok({ steps, ended: choice['finish_reason'] === 'stop' });
    },
  };
}

/** Gathers streamed text until a marker, the end, or a loop. */
class TextWriting {
  ended: Written['ended'] = 'stopped';
  chunks = 0;
  #text = '';
  #shown = 0;
  readonly #show: (delta: string) => void;
  readonly #loops = new TextLoops();

  constructor(show: (delta: string) => void) {
    this.#show = show;
  }

  /** False when no more is wanted. */
  take(text: string, finish: string | null): boolean {
    if (text !== '') this.chunks += 1;
    this.#text += text;
    const marker = findMarker(this.#text, 0);
    if (marker >= 0) {
      this.#text = this.#text.slice(0, marker + RESULT_MARKER.length);
      this.ended = 'marker';
      this.#showTo(marker);
      return false;
    }
    this.#showTo(shownLength(this.#text));
    if (finish === 'length') this.ended = 'limit';
    return finish === null && !this.#loops.push(text);
  }

  /** All that was written, the marker included. */
  end(): string {
    if (this.ended !== 'marker') this.#showTo(this.#text.length);
    return this.#text;
  }

  #showTo(length: number): void {
    if (length <= this.#shown) return;
    this.#show(this.#text.slice(this.#shown, length));
    this.#shown = length;
  }
}

/** What vLLM would else take from the model's own generation settings. */
export function samplingExtras(kind: ServerProfile['kind']): object {
  return kind === 'vllm' ? { top_k: -1, min_p: 0, repetition_penalty: 1 } : {};
}

/** The part of the sampler that every server understands. */
export function samplingOf({ temperature, topP, seed }: Sampler): object {
  return { temperature, top_p: topP, seed };
}

function textAt(position: Position): string {
  if (position.kind !== 'text') throw new Error('Tokens came where a text belongs');
  return position.text;
}

/** The parts are not told apart here. */
function countOfWhole(total: number): PromptTokenCount {
  const parts: Record<PromptPart, number> = { system: 0, task: total, instruction: 0, response: 0, reference: 0, rubric: 0, lead: 0 };
  return { total, parts };
}
