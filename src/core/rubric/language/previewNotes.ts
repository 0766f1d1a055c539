import { describeUngraded } from '../../grading/describeUngraded.ts';
import type { EvaluatorFailure, PromptTokenCount } from '../../grading/evaluator.ts';
import type { PromptPart } from '../../grading/prompt.ts';
import type { PreviewSource, PromptPreview } from './promptPreview.ts';

/** What is known of the tokens of a prompt. */
export type TokenCounting =
  | { readonly kind: 'counting' }
  | { readonly kind: 'counted'; readonly count: PromptTokenCount; readonly modelName: string; readonly contextTokens: number }
  | { readonly kind: 'failed'; readonly failure: EvaluatorFailure };

/** A remark on a preview; it stands beside the text of the prompt, never in it. */
export interface PreviewNote {
  /** The UTF-16 offset in the text of the prompt above whose line it stands. */
  readonly at: number;
  readonly text: string;
}

const SOURCES: Readonly<Record<PreviewSource, string>> = {
  example: 'Prompt for the first example of the rubric',
  graded: 'Prompt for the text that was graded last',
  placeholder: 'Prompt with placeholders: the rubric has no examples, and nothing was graded yet',
};

const PARTS: Readonly<Record<PromptPart, string>> = {
  system: 'system text and chat form',
  task: 'task and headings',
  instruction: 'instruction',
  response: 'response',
  reference: 'reference answer',
  rubric: 'rubric',
  lead: 'start of the feedback',
};

/** What to say about a preview: where its texts come from, how many tokens it takes in all and part by part, and what is left. */
export function previewNotes({ source, family, prompt, parts }: PromptPreview, counting: TokenCounting): readonly PreviewNote[] {
  const form = prompt.form === 'chat' ? ', inside the chat template of the model' : '';
  const head = `${SOURCES[source]} (format ${family}${form})`;
  const count = counting.kind === 'counted' ? counting.count : null;
  return [
    { at: 0, text: head },
    { at: 0, text: totalNote(counting) },
    ...(count === null ? [] : parts.map(({ part, start }) => ({ at: start, text: `${PARTS[part]}: ${tokens(count.parts[part])}` }))),
  ];
}

function totalNote(counting: TokenCounting): string {
  if (counting.kind === 'counting') return 'Counting tokens…';
  if (counting.kind === 'failed') {
    const { message, advice } = describeUngraded(counting.failure);
    return `Tokens not counted: ${message} ${advice}`;
  }
  const { count, contextTokens, modelName } = counting;
  const left = contextTokens - count.total;
  const room = left > 0 ? `${number(left)} of ${number(contextTokens)} left for the feedback` : `too long for the context of ${number(contextTokens)}`;
  return `${tokens(count.total)}, ${room} (${modelName})`;
}

function tokens(count: number): string {
  return count === 1 ? '1 token' : `${number(count)} tokens`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
