import fc from 'fast-check';
import type { GradingTexts } from '../../../../../src/core/grading/texts.ts';
import { SCORES, type Rubric } from '../../../../../src/core/rubric/rubric.ts';

/** The parts of a rubric that reach the prompt. */
export type PromptRubric = Pick<Rubric, 'criteria' | 'scores'>;

/** Every kind of marker that must not reach an evaluator from user text. */
export const MARKERS = [
  '[INST]',
  '[/INST]',
  '[ / inst ]',
  '<<SYS>>',
  '<</SYS>>',
  '<< sys >>',
  '<s>',
  '</s>',
  '< / S >',
  '[RESULT]',
  '[ Result ]',
  '<|im_start|>',
  '<|im_end|>',
  '<|eot_id|>',
  '<| endoftext |>',
  '<|[INST]|>',
  '###Task Description:',
  '### task  description :',
  '###The instruction to evaluate:',
  '###Response to evaluate:',
  '#### Response to evaluate',
  '###Reference Answer (Score 5):',
  '###Reference Answer:',
  '###Score Rubrics:',
  '###Score Rubric:',
  '###Feedback:',
  '### FEEDBACK',
] as const;

/** Texts that look like parts of a template but are ordinary, and must come through as they are. */
export const HARMLESS = [
  '{orig_instruction} {response} {0} %s ${x}',
  "$& $1 $` $' $$",
  'INST SYS RESULT <b>bold</b> <span> [1] arr[i]',
  '## Feedback',
  'See ###Feedback: in the middle of a line',
  '### Feedback on your essay',
  'a | b || c <| d',
  'Score 3: fine. [criteria]',
  '[\\RESULT] and <\\s>',
  '\\ backslashes \\n stay',
  '\r\n\u2028 line ends \t',
  'émoji 👩‍🚀 汉字 \0 \uFFFD',
] as const;

const plain = fc.oneof(fc.string({ unit: 'grapheme' }), fc.lorem({ mode: 'sentences', maxCount: 3 }), fc.constantFrom(...HARMLESS));

/** User text without any marker. */
export const plainText: fc.Arbitrary<string> = fc.array(plain, { maxLength: 4 }).map((pieces) => pieces.join(' '));

/** User text with markers in it, at line starts and inside lines. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(plain, fc.constantFrom(...MARKERS), fc.constantFrom('\n', ' ', '[', '<', '#', '|>')), { maxLength: 12 })
  .map((pieces) => pieces.join(''));

/** A rubric of such texts. */
export function rubricOf(text: fc.Arbitrary<string>): fc.Arbitrary<PromptRubric> {
  const scores = fc.record({ 1: text, 2: text, 3: text, 4: text, 5: text }, { noNullPrototype: true });
  return fc.record({ criteria: text, scores }, { noNullPrototype: true });
}

/** Texts to grade, with and without reference. */
export function textsOf(text: fc.Arbitrary<string>): fc.Arbitrary<GradingTexts> {
  const parts = { instruction: text, response: text };
  return fc.oneof(fc.record(parts, { noNullPrototype: true }), fc.record({ ...parts, reference: text }, { noNullPrototype: true }));
}

/** An ordinary rubric. */
export const RUBRIC: PromptRubric = {
  criteria: 'Does the reply notice how the writer feels?',
  scores: {
    1: 'The reply ignores the feelings.',
    2: 'The reply names a feeling that is not there.',
    3: 'The reply notices the feeling but passes over it.',
    4: 'The reply notices the feeling and answers to it.',
    5: 'The reply notices the feeling, answers to it, and asks about it.',
  },
};

/** Ordinary texts, with line ends and signs that a template engine would trip over. */
export const TEXTS = {
  instruction: 'My cat has been gone since Monday.\nI keep looking out of the window. What should I do?',
  response: "That sounds hard, and it's no wonder you keep looking.\n\n1. Ask your neighbours.\n2. Put up a note with {name} & $& on it.",
  reference: 'I am sorry, waiting like this is awful. Shall we go through where she might be?',
} as const;

/** The lines of a rubric, to compare with. */
export function rubricLines(rubric: PromptRubric): string {
  return `[${rubric.criteria}]\n${SCORES.map((score) => `Score ${score}: ${rubric.scores[score]}`).join('\n')}`;
}
