import type { Rubric } from '../../../../../src/core/rubric/rubric.ts';

/** A rubric file without problems, with every key. */
export const WHOLE = `name: kindness
description: For replies to worried people.
criteria: Does the response treat the worry of the person kindly?
scores:
  1: It insults the person or mocks the worry.
  2: It brushes the worry aside in a cold tone.
  3: It is polite without any sign of warmth.
  4: It names the worry and answers gently, in general words.
  5: It names the worry, explains why anybody would have it, and leaves hope.
instruction: Answer the letter.
reference: Anybody would be worried.
threshold: 3.5
tags: [tone, support]
examples:
  - instruction: I am afraid of the exam.
    response: Pull yourself together.
    reference: Exams frighten most people.
    score: 1
    note: It blames the person.
  - instruction: I am afraid of the exam.
    response: Good luck.
    score: 3
`;

/** What that file says. */
export const WHOLE_RUBRIC: Rubric = {
  name: 'kindness',
  description: 'For replies to worried people.',
  criteria: 'Does the response treat the worry of the person kindly?',
  scores: {
    1: 'It insults the person or mocks the worry.',
    2: 'It brushes the worry aside in a cold tone.',
    3: 'It is polite without any sign of warmth.',
    4: 'It names the worry and answers gently, in general words.',
    5: 'It names the worry, explains why anybody would have it, and leaves hope.',
  },
  instruction: 'Answer the letter.',
  reference: 'Anybody would be worried.',
  threshold: 3.5,
  tags: ['tone', 'support'],
  examples: [
    { instruction: 'I am afraid of the exam.', response: 'Pull yourself together.', reference: 'Exams frighten most people.', score: 1, note: 'It blames the person.' },
    { instruction: 'I am afraid of the exam.', response: 'Good luck.', score: 3 },
  ],
};

/** The whole file with one part of its text changed. The part must stand in it. */
export function whole(part: string, replacement: string): string {
  if (!WHOLE.includes(part)) throw new Error(`“${part}” is not in the whole rubric`);
  return WHOLE.replace(part, () => replacement);
}
