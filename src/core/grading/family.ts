/**
 * The evaluator families; each reads its own byte-exact prompt format. Formats are never mixed.
 * - `prometheus-1`: Llama-2-Chat based, 7B and 13B v1.0
 * - `prometheus-2`: Mistral based, 7B, 8x7B and BGB 8x7B
 * - `m-prometheus`: Qwen2.5 based, 3B, 7B and 14B
 * - `generic`: any other instruct model, through its own chat template
 */
export const PROMPT_FAMILIES = ['prometheus-1', 'prometheus-2', 'm-prometheus', 'generic'] as const;

export type PromptFamily = (typeof PROMPT_FAMILIES)[number];

/** Whether a string names a family. */
export function isPromptFamily(value: unknown): value is PromptFamily {
  return PROMPT_FAMILIES.some((family) => family === value);
}
