import { canonicalJson } from '../support/canonicalJson.ts';
import { sha256Hex } from '../support/sha256.ts';
import type { EvaluatorIdentity } from './evaluator.ts';
import type { Sampler } from './sampler.ts';

/** Counts up when the wording or the neutralising changes, since grades before and after do not compare. */
const PROMPT_FORMAT_VERSION = 1;

/** What makes two grades comparable. */
export interface GraderParts {
  /** Hex SHA-256 of the parts of the rubric that reach the prompt. */
  readonly rubricHash: string;
  readonly evaluator: Pick<EvaluatorIdentity, 'modelHash' | 'family' | 'engine'>;
  readonly sampler: Sampler;
}

/**
 * Hex SHA-256 over all that can change a grade of the same texts: rubric, model, prompt format, engine and
 * sampler. Equal for comparable grades. What a greedy sampler ignores (`topP`, `seed`) does not count for it.
 */
export function graderFingerprint({ rubricHash, evaluator, sampler }: GraderParts): string {
  const { modelHash, family, engine } = evaluator;
  const { temperature, topP, seed, maxFeedbackTokens } = sampler;
  const sampling = temperature === 0 ? {} : { topP, seed };
  return sha256Hex(
    canonicalJson({ promptFormat: PROMPT_FORMAT_VERSION, rubricHash, modelHash, family, engine, sampler: { temperature, maxFeedbackTokens, ...sampling } }),
  );
}
