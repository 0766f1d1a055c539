import { LoopDetector } from '../../core/grading/feedback/loopDetector.ts';
import { parseScore } from '../../core/grading/parseScore.ts';
import type { Sampler } from '../../core/grading/sampler.ts';
import { err, ok } from '../../core/support/result.ts';
import type { Position, Written } from './completion.ts';
import { fieldsOf, listOf, textOf, tokensOf, type Fields } from './json.ts';
import { stepsOfContent } from './logProbabilities.ts';
import { LONGEST_CONTINUATION } from './readSteps.ts';
import { asContextFailure, type CompletionRoute } from './route.ts';
import type { ServerHttp } from './serverHttp.ts';
import type { ServerTokens } from './serverTokens.ts';

/** More than enough for every digit to be among them; llama-server has no limit. */
const CANDIDATES = 256;

/** llama-server's own `/completion`: token ids in and out, so that nothing is tokenised twice. */
export function tokenRoute(http: ServerHttp, tokeniser: ServerTokens): CompletionRoute {
  return {
    begin: async (prompt, signal) => {
      const tokens = await tokeniser.prompt(prompt, signal);
      return tokens.ok ? ok({ position: { kind: 'tokens', tokens: tokens.value }, tokens: tokens.value.length }) : tokens;
    },
    countTokens: (prompt, signal) => tokeniser.count(prompt, signal),
    lead: async (position, signal) => {
      const score = await tokeniser.scoreTokens(signal);
      return score.ok ? ok({ kind: 'tokens', tokens: [...idsOf(position), ...score.value.lead] }) : score;
    },
    write: async (order, sampler, show, signal) => {
      // A prompt is read from its beginning. What is left in the cache of an earlier one would change the batches, with them the last
      // bits, and with those what a small model writes: the same text graded twice had two scores. What it has just written is kept.
      const writing = new Writing(show);
      const body = { ...samplingOf(sampler), prompt: idsOf(order.position), cache_prompt: order.isContinued, n_predict: order.maxTokens, stream: true, return_tokens: true, ...(order.stop === null ? {} : { stop: [order.stop] }) };
      const streamed = await http.stream('/completion', body, signal, (event) => writing.take(fieldsOf(event)));
      if (!streamed.ok) return err(asContextFailure(streamed.error));
      const position: Position = { kind: 'tokens', tokens: [...idsOf(order.position), ...writing.tokens] };
      return ok({ ended: writing.ended, position, tokens: writing.tokens.length });
    },
    continueGreedily: async (position, after, signal) => {
      const score = await tokeniser.scoreTokens(signal);
      if (!score.ok) return score;
      const whole = { tokens: idsOf(position), after: '' };
      const split = after === 'lead' ? ok(whole) : await tokeniser.splitAfterMarker(whole.tokens, (text) => parseScore(text).kind !== 'words', signal);
      if (!split.ok) return split;
      const greedy = samplingOf({ temperature: 0, topP: 1, seed: 0 });
      const answer = await http.json('/completion', signal, { ...greedy, prompt: split.value.tokens, cache_prompt: true, n_predict: LONGEST_CONTINUATION, n_probs: CANDIDATES });
      if (!answer.ok) return err(asContextFailure(answer.error));
      const fields = fieldsOf(answer.value);
      const steps = stepsOfContent(listOf(fields['completion_probabilities']), score.value.digitOf);
      if (steps === null) return err(http.incapable('it gives no log-probabilities'));
      const [first, ...others] = steps;
      const begun = first === undefined ? [] : [{ ...first, text: split.value.after + first.text }, ...others];
      return ok({ steps: begun, ended: fields['stop_type'] === 'eos' });
    },
  };
}

/** What one streamed answer has brought so far. */
class Writing {
  readonly tokens: number[] = [];
  ended: Written['ended'] = 'stopped';
  readonly #show: (delta: string) => void;
  readonly #loops = new LoopDetector();

  constructor(show: (delta: string) => void) {
    this.#show = show;
  }

  /** False at the end, and when the model only repeats itself. */
  take(event: Fields): boolean {
    const tokens = tokensOf(event['tokens']) ?? [];
    this.tokens.push(...tokens);
    const text = textOf(event['content']) ?? '';
    if (text !== '') this.#show(text);
    if (event['stop'] === true) {
      this.ended = endingOf(event['stop_type']);
      return false;
    }
    return tokens.every((token) => !this.#loops.push(token));
  }
}

function endingOf(stopType: unknown): Written['ended'] {
  if (stopType === 'word') return 'marker';
  return stopType === 'limit' ? 'limit' : 'stopped';
}

/** The plain sampler: every other one that llama-server has is off, whatever its defaults. */
function samplingOf({ temperature, topP, seed }: Pick<Sampler, 'temperature' | 'topP' | 'seed'>): object {
  return { temperature, top_p: topP, seed, top_k: 0, min_p: 0, typical_p: 1, repeat_penalty: 1, presence_penalty: 0, frequency_penalty: 0, dry_multiplier: 0, xtc_probability: 0, mirostat: 0 };
}

function idsOf(position: Position): readonly number[] {
  if (position.kind !== 'tokens') throw new Error('A text came where tokens belong');
  return position.tokens;
}

