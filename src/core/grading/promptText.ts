import type { Prompt, PromptSpan } from './prompt.ts';

/** The text that spans join to. */
export function joinSpans(spans: readonly PromptSpan[]): string {
  return spans.map((span) => span.text).join('');
}

/**
 * A prompt as one text, to read or to compare. For the `raw` form this is what the evaluator tokenises after
 * BOS; for the `chat` form it is system and user text with an empty line between, without the model's markers.
 */
export function promptText(prompt: Prompt): string {
  return prompt.form === 'raw' ? joinSpans(prompt.spans) : `${prompt.system}\n\n${joinSpans(prompt.user)}`;
}
