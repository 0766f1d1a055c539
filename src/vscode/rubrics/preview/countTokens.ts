import type { Evaluator } from '../../../core/grading/evaluator.ts';
import type { Prompt } from '../../../core/grading/prompt.ts';
import type { TokenCounting } from '../../../core/rubric/language/previewNotes.ts';

/** Counts the tokens of a prompt by the model that will read it; loads the model if needed. */
export async function countTokens(evaluator: Pick<Evaluator, 'identify' | 'countTokens'>, prompt: Prompt, signal: AbortSignal): Promise<TokenCounting> {
  const identity = await evaluator.identify(signal);
  if (!identity.ok) return { kind: 'failed', failure: identity.error };
  const count = await evaluator.countTokens(prompt, signal);
  if (!count.ok) return { kind: 'failed', failure: count.error };
  const { modelName, contextTokens } = identity.value;
  return { kind: 'counted', count: count.value, modelName, contextTokens };
}
