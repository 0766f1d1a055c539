/** What the text of one span of a prompt is; used for token counts per part. */
export type PromptPart = 'system' | 'task' | 'instruction' | 'response' | 'reference' | 'rubric' | 'lead';

/** A span of a prompt; the spans of a text join to that text without gaps. */
export interface PromptSpan {
  readonly part: PromptPart;
  readonly text: string;
}

/**
 * A prompt ready for an evaluator.
 * - `raw`: the joined spans are the whole text after BOS, chat markers included, to be tokenised in
 *   ONE call with special tokens off (SentencePiece merges across span borders).
 * - `chat`: rendered through the GGUF's own chat template; the template's markers are tokenised with
 *   special tokens on, `system` and the joined `user` spans with special tokens off.
 */
export type Prompt =
  | { readonly form: 'raw'; readonly spans: readonly PromptSpan[] }
  | { readonly form: 'chat'; readonly system: string; readonly user: readonly PromptSpan[] };
