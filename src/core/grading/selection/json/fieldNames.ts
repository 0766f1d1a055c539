/** What a text is for. */
export type TextRole = 'instruction' | 'response' | 'reference';

/**
 * The usual names of fields, best first, in the form that `fieldKey` gives. The names with `orig_` come first because
 * the Prometheus data sets keep the rendered prompt in `instruction` and the feedback in `output` beside them.
 */
export const FIELD_NAMES: Readonly<Record<TextRole, readonly string[]>> = {
  instruction: ['orig_instruction', 'instruction', 'prompt', 'question', 'input', 'query', 'user_input', 'task'],
  response: ['orig_response', 'response', 'model_response', 'prediction', 'model_output', 'generated', 'generated_text', 'generation', 'completion', 'output', 'answer'],
  // A record with a response and an `answer` has the right answer there, as question answering data sets do.
  reference: [
    ...['orig_reference_answer', 'reference_answer', 'reference', 'ground_truth', 'reference_output', 'reference_response'],
    ...['expected', 'expected_output', 'expected_answer', 'ideal', 'gold', 'target', 'answer'],
  ],
};

/** Fields that name the rubric to grade with. */
export const RUBRIC_NAMES: readonly string[] = ['rubric', 'rubric_name'];

/** `modelOutput`, `Model Output` and `model-output` are `model_output`. */
export function fieldKey(key: string): string {
  return key
    .slice(0, LONGEST_KEY)
    .replaceAll(/([a-z\d])([A-Z])/gu, '$1_$2')
    .replaceAll(/[\s_-]+/gu, '_')
    .toLowerCase();
}

const LONGEST_KEY = 64;
