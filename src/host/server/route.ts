import type { EvaluatorFailure, PromptTokenCount } from '../../core/grading/evaluator.ts';
import type { Prompt } from '../../core/grading/prompt.ts';
import type { Sampler } from '../../core/grading/sampler.ts';
import type { Result } from '../../core/support/result.ts';
import type { Continued, Position, WriteOrder, Written } from './completion.ts';

/** A prompt as it is sent; `tokens` is null when the server cannot count. */
export interface BegunPrompt {
  readonly position: Position;
  readonly tokens: number | null;
}

/** A way to let a model write on from any position. */
export interface CompletionRoute {
  begin(prompt: Prompt, signal: AbortSignal): Promise<Result<BegunPrompt, EvaluatorFailure>>;
  /** Writes until the marker, the end or the limit; `show` is told all text but the marker, which the position ends with. */
  write(order: WriteOrder, sampler: Sampler, show: (delta: string) => void, signal: AbortSignal): Promise<Result<Written, EvaluatorFailure>>;
  /** Reads greedily what would come next, after a marker that the model wrote or that it was led to; nothing of it is kept. */
  continueGreedily(position: Position, after: 'marker' | 'lead', signal: AbortSignal): Promise<Result<Continued, EvaluatorFailure>>;
  /** The position after ` [RESULT]` was put there. */
  lead(position: Position, signal: AbortSignal): Promise<Result<Position, EvaluatorFailure>>;
  countTokens(prompt: Prompt, signal: AbortSignal): Promise<Result<PromptTokenCount, EvaluatorFailure>>;
}

/** What a failure of the server says about the size of the prompt, when it does. */
export function asContextFailure(failure: EvaluatorFailure): EvaluatorFailure {
  if (failure.kind !== 'server-refused') return failure;
  return contextNumbers(failure.detail) ?? failure;
}

/** `request (3002 tokens) exceeds the available context size (512 tokens)`; `maximum context length is 4096 tokens. However, you requested 5000 tokens`. */
function contextNumbers(message: string): EvaluatorFailure | null {
  if (!/context/iu.test(message)) return null;
  const llamaServer = /\((\d+) tokens\) exceeds .*\((\d+) tokens\)/u.exec(message);
  if (llamaServer !== null) return { kind: 'context-too-small', promptTokens: Number(llamaServer[1]), contextTokens: Number(llamaServer[2]) };
  const openAi = /maximum context length is (\d+) tokens?[\s\S]*?(?:(\d+) input tokens|prompt contains at least (\d+)|\((\d+) in the messages|requested (\d+) tokens|resulted in (\d+) tokens)/iu.exec(message);
  // Of the alternatives only one has matched.
  const prompt = openAi?.slice(2).find((group: string | undefined) => group !== undefined);
  return openAi === null || prompt === undefined ? null : { kind: 'context-too-small', promptTokens: Number(prompt), contextTokens: Number(openAi[1]) };
}
