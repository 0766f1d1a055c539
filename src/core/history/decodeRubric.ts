import { isScore, type Rubric, type RubricExample, type Score } from '../rubric/rubric.ts';
import { listOf, numberIn, object, optional, text, where, type Decoder } from './decode.ts';

/** An integer 1..5. */
export const decodeScore: Decoder<Score> = where(isScore, 'an integer 1 to 5');

const example = object<RubricExample>({
  instruction: text,
  response: text,
  reference: optional(text),
  score: decodeScore,
  note: optional(text),
});

/** Reads a rubric as it was kept with a grade (not a rubric file, which is YAML and brings ranges). */
export const decodeRubric: Decoder<Rubric> = object<Rubric>({
  name: text,
  description: optional(text),
  criteria: text,
  scores: object<Rubric['scores']>({ 1: text, 2: text, 3: text, 4: text, 5: text }),
  instruction: optional(text),
  reference: optional(text),
  threshold: optional(numberIn(1, 5)),
  tags: listOf(text),
  examples: listOf(example),
});
