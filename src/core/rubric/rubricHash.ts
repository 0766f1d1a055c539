import { canonicalJson } from '../support/canonicalJson.ts';
import { sha256Hex } from '../support/sha256.ts';
import type { Rubric } from './rubric.ts';

/**
 * Hex SHA-256 that names what a rubric tells the evaluator: equal for rubrics that give the same prompt text. It is
 * taken over the canonical JSON (sorted keys, no white space, UTF-8) of `{ criteria, scores: { "1": ..., "5": ... } }`.
 * Name, description, threshold, tags and examples do not count, and instruction and reference are hashed with the texts.
 */
export function rubricHash({ criteria, scores }: Pick<Rubric, 'criteria' | 'scores'>): string {
  return sha256Hex(canonicalJson({ criteria, scores: { 1: scores[1], 2: scores[2], 3: scores[3], 4: scores[4], 5: scores[5] } }));
}
