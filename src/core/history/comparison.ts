/** A part of a grade that can differ, in the order of weight: whatever stands before the response makes a change of the score say nothing of the response. */
export const DIFFERENCE_PARTS = ['rubric', 'evaluator', 'prompt-format', 'engine', 'sampler', 'instruction', 'reference', 'response'] as const;

export type DifferencePart = (typeof DIFFERENCE_PARTS)[number];

/** The shown names of the parts. */
export const DIFFERENCE_NAMES: Readonly<Record<DifferencePart, string>> = {
  rubric: 'Rubric',
  evaluator: 'Evaluator',
  'prompt-format': 'Prompt format',
  engine: 'Engine',
  sampler: 'Sampler',
  instruction: 'Instruction',
  reference: 'Reference answer',
  response: 'Response',
};

/** A part that is not the same in all compared grades. */
export interface Difference {
  readonly part: DifferencePart;
  /** One short text per grade, in the order of the grades; e.g. the evaluators' names, or `412 characters`. */
  readonly values: readonly string[];
}

/** What differs between grades, and what a change of the score can be put down to. */
export interface Comparison {
  /** Ids of the grades, oldest first. */
  readonly gradeIds: readonly string[];
  /** In the order of `DIFFERENCE_PARTS`. */
  readonly differences: readonly Difference[];
  /** True when only the response differs, or nothing: then the scores tell something of the responses. */
  readonly comparable: boolean;
  /** One sentence that names what differs first, e.g. `The rubric and the response differ: the scores are not comparable.` */
  readonly sentence: string;
}
