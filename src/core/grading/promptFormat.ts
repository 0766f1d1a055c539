import { SCORES, type Rubric, type Score } from '../rubric/rubric.ts';

/**
 * The wording that the evaluators were trained on, byte for byte. Source: the model card of Prometheus 13B v1.0
 * and the templates of prometheus-eval 1 and 2 (arXiv 2310.08491, 2405.01535). The slips of English are theirs.
 */

/** System text of the Llama-2 based models. */
export const SYSTEM_PROMETHEUS_1 = 'You are a fair evaluator language model.';

/** System text for absolute grading of all later models. */
export const SYSTEM_ABSOLUTE =
  'You are a fair judge assistant tasked with providing clear, objective feedback based on specific criteria, ensuring each assessment reflects the absolute standards set for performance.';

/**
 * What item 3 of the task puts before the feedback. The model card and the training data have it; the later
 * upstream library dropped it. All families use the model card's form here.
 */
export const OUTPUT_FORMAT_PREFIX = 'Feedback: ';

/** Headings of the prompt, each with the line end that belongs to it. */
export const HEADING = {
  instruction: '###The instruction to evaluate:\n',
  response: '###Response to evaluate:\n',
  reference: '###Reference Answer (Score 5):\n',
  rubric: '###Score Rubrics:\n',
} as const;

/** The end of every prompt: the evaluator goes on from here. One space at the end. */
export const LEAD = '###Feedback: ';

/** What stands between two sections. */
export const SECTION_GAP = '\n\n';

/** The task text with its heading and the gap after it. */
export function taskText(hasReference: boolean): string {
  const given = hasReference ? ' a reference answer that gets a score of 5,' : '';
  return [
    '###Task Description:',
    `An instruction (might include an Input inside it), a response to evaluate,${given} and a score rubric representing a evaluation criteria are given.`,
    '1. Write a detailed feedback that assess the quality of the response strictly based on the given score rubric, not evaluating in general.',
    '2. After writing a feedback, write a score that is an integer between 1 and 5. You should refer to the score rubric.',
    `3. The output format should look as follows: "${OUTPUT_FORMAT_PREFIX}(write a feedback for criteria) [RESULT] (an integer number between 1 and 5)"`,
    `4. Please do not generate any other opening, closing, and explanations.${SECTION_GAP}`,
  ].join('\n');
}

/** The criteria as the prompt shows them. */
export function criteriaText(criteria: string): string {
  return `[${criteria}]`;
}

/** The description of a score as the prompt shows it. */
export function scoreText(score: Score, description: string): string {
  return `Score ${score}: ${description}`;
}

/** The rubric as the prompt shows it: the criteria in brackets, then a line for each score. */
export function rubricText(rubric: Pick<Rubric, 'criteria' | 'scores'>): string {
  return [criteriaText(rubric.criteria), ...SCORES.map((score) => scoreText(score, rubric.scores[score]))].join('\n');
}
