import type { Rubric, RubricExample, Score } from './rubric.ts';

/** The part of JSON Schema draft-07 that describes one value of a rubric file. */
export interface SchemaNode {
  /** For people: shown on hover and beside completions. */
  readonly description: string;
  readonly type: 'string' | 'number' | 'integer' | 'array' | 'object';
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly propertyNames?: { readonly pattern: string };
}

function text(description: string): SchemaNode {
  return { description, type: 'string', pattern: '\\S' };
}

const scores = {
  1: text('What a response looks like that deserves a 1, the worst.'),
  2: text('What a response looks like that deserves a 2.'),
  3: text('What a response looks like that deserves a 3.'),
  4: text('What a response looks like that deserves a 4.'),
  5: text('What a response looks like that deserves a 5, the best.'),
} satisfies Readonly<Record<Score, SchemaNode>>;

const example = {
  instruction: text('The task that the response of this example answers.'),
  response: text('The text to grade.'),
  reference: text('An answer that would get a 5. Without it the example is graded reference-free.'),
  score: { description: 'The score that a person gives, an integer from 1 to 5.', type: 'integer', minimum: 1, maximum: 5 },
  note: text('Why the response deserves this score. It is not shown to the evaluator.'),
} satisfies Readonly<Record<keyof RubricExample, SchemaNode>>;

const properties = {
  $schema: text('The JSON schema of this file, for editors. It has no effect on grading.'),
  name: text('A short identifier, such as emotional-awareness. It stands on the graded text and in the history.'),
  description: text('What the rubric is for, for people. It is not shown to the evaluator.'),
  criteria: text('The one question that the evaluator answers. It stands at the head of the score rubric in the prompt.'),
  scores: {
    description: 'One description for each score from 1, the worst, to 5, the best. All five stand in the prompt.',
    type: 'object',
    properties: scores,
    required: Object.keys(scores),
    // Not additionalProperties: the YAML language server (1.25) takes the integer keys of YAML for additional ones.
    propertyNames: { pattern: '^[1-5]$' },
  },
  instruction: text('The task that responses answer, used when the graded text brings none of its own.'),
  reference: text('An answer that would get a 5, used when the graded text brings none of its own.'),
  threshold: { description: 'The lowest acceptable score, from 1 to 5. A fraction is compared with the expected score.', type: 'number', minimum: 1, maximum: 5 },
  tags: { description: 'Words by which the rubric is found.', type: 'array', items: text('One tag.') },
  examples: {
    description: 'Responses with the score that a person gives them, to test how well the evaluator agrees.',
    type: 'array',
    items: { description: 'One response with its score.', type: 'object', properties: example, required: ['instruction', 'response', 'score'], additionalProperties: false },
  },
} satisfies Readonly<Record<keyof Rubric | '$schema', SchemaNode>>;

/**
 * JSON Schema (draft-07, which the YAML extensions read) of a rubric file. It accepts what `parseRubric` accepts without
 * errors and without unknown keys; the file rubrics/rubric.schema.json is generated from it.
 */
export const rubricSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Prometheus Grader rubric',
  description: 'One criterion with a description for each score from 1 to 5.',
  type: 'object',
  properties,
  required: ['name', 'criteria', 'scores'],
  additionalProperties: false,
} as const;

/** The keys of a rubric file, in the order of the schema. */
export const RUBRIC_KEYS: readonly string[] = Object.keys(properties);

/** The keys of an example, in the order of the schema. */
export const EXAMPLE_KEYS: readonly string[] = Object.keys(example);
