import type { SchemaNode } from '../rubric/rubricSchema.ts';
import { MAX_WEIGHT, type Scorecard, type ScorecardEntry } from './scorecard.ts';

const entry = {
  rubric: { description: 'The name of a rubric, or the path of its file (ending in .yaml) relative to this one.', type: 'string', pattern: '\\S' },
  weight: { description: 'How much this rubric counts in the weighted total, above 0 and at most 1000. Left out, it counts 1.', type: 'number', exclusiveMinimum: 0, maximum: MAX_WEIGHT },
  threshold: { description: 'The lowest acceptable expected score for this rubric, from 1 to 5. Left out, the rubric’s own threshold holds.', type: 'number', minimum: 1, maximum: 5 },
} satisfies Readonly<Record<keyof ScorecardEntry, ScorecardSchemaNode>>;

/** A node of the rubric's schema, or a number that must be above a limit. */
type ScorecardSchemaNode = SchemaNode & { readonly exclusiveMinimum?: number };

const properties = {
  $schema: { description: 'The JSON schema of this file, for editors. It has no effect on grading.', type: 'string', pattern: '\\S' },
  name: { description: 'A short identifier, such as supportive-reply. It stands on the graded text.', type: 'string', pattern: '\\S' },
  description: { description: 'What the scorecard is for, for people.', type: 'string', pattern: '\\S' },
  rubrics: {
    description: 'The rubrics that grade the response, in this order.',
    type: 'array',
    minItems: 1,
    items: { description: 'One rubric with its weight.', type: 'object', properties: entry, required: ['rubric'], additionalProperties: false },
  },
  threshold: { description: 'The lowest acceptable weighted total, from 1 to 5. Below it the verdict is shown as a warning.', type: 'number', minimum: 1, maximum: 5 },
} satisfies Readonly<Record<keyof Scorecard | '$schema', ScorecardSchemaNode & { readonly minItems?: number }>>;

/**
 * JSON Schema (draft-07, which the YAML extensions read) of a scorecard file. It accepts what `parseScorecard` accepts
 * without errors and without unknown keys; the file rubrics/scorecard.schema.json is generated from it.
 */
export const scorecardSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Prometheus Grader scorecard',
  description: 'Several rubrics with their weights, to grade one response against.',
  type: 'object',
  properties,
  required: ['name', 'rubrics'],
  additionalProperties: false,
} as const;

/** The keys of a scorecard file, in the order of the schema. */
export const SCORECARD_KEYS: readonly string[] = Object.keys(properties);

/** The keys of one of its rubrics, in the order of the schema. */
export const ENTRY_KEYS: readonly string[] = Object.keys(entry);
