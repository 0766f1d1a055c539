import type { PromptTokenCount } from '../../core/grading/evaluator.ts';
import type { Prompt, PromptPart } from '../../core/grading/prompt.ts';
import { tokenisePrompt, type PromptTokeniser } from './tokenisePrompt.ts';

/**
 * Counts the tokens of a prompt per part. Tokens can span the border of two parts, so a part counts what its text adds
 * to all the text before it; the sum is exact, and a part is off by a token at most.
 */
export function countPromptTokens(tokeniser: PromptTokeniser, prompt: Prompt): PromptTokenCount {
  const parts: Record<PromptPart, number> = { system: 0, task: 0, instruction: 0, response: 0, reference: 0, rubric: 0, lead: 0 };
  const spans = prompt.form === 'raw' ? prompt.spans : prompt.user;
  let counted = tokenisePrompt(tokeniser, withSpans(prompt, 0)).length;
  parts.system = counted;
  spans.forEach((span, index) => {
    const upToHere = tokenisePrompt(tokeniser, withSpans(prompt, index + 1)).length;
    parts[span.part] += upToHere - counted;
    counted = upToHere;
  });
  return { total: counted, parts };
}

function withSpans(prompt: Prompt, count: number): Prompt {
  return prompt.form === 'raw' ? { ...prompt, spans: prompt.spans.slice(0, count) } : { ...prompt, user: prompt.user.slice(0, count) };
}
