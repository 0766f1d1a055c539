import type { LlamaModel, Token } from 'node-llama-cpp';
import { RESULT_MARKER } from '../../core/grading/resultMarker.ts';

/** The tokens that a score is read with. */
export interface ScoreTokens {
  /** For each of the digits 1..5 the tokens that write it after the marker, with or without a glued space. */
  readonly digits: readonly (readonly Token[])[];
  /** Leads to the score: ` [RESULT]`, and the space where the vocabulary does not glue it to the digit. */
  readonly lead: readonly Token[];
}

/**
 * Finds the score tokens of a vocabulary. Some write `▁` and then `4`, some a glued ` 4`, and after a `(` every one
 * writes a bare `4`; the probabilities of the variants of a digit are summed. Only what the tokeniser itself produces
 * counts: byte tokens print the same digits, but are never used for them.
 */
export function readScoreTokens(model: Pick<LlamaModel, 'tokenize' | 'detokenize'>): ScoreTokens {
  const digits = ['1', '2', '3', '4', '5'].map((digit) => variants(model, digit));
  const before = model.tokenize('x', false);
  const whole = model.tokenize(`x ${RESULT_MARKER} 4`, false);
  return { digits, lead: whole.slice(before.length, -1) };
}

function variants(model: Pick<LlamaModel, 'tokenize' | 'detokenize'>, digit: string): Token[] {
  const found = [model.tokenize(`${RESULT_MARKER} ${digit}`, false), model.tokenize(`${RESULT_MARKER}(${digit}`, false)].flatMap((tokens) => tokens.slice(-1));
  const unique = [...new Set(found)].filter((token) => model.detokenize([token]).trim() === digit);
  if (unique.length === 0) throw new Error(`The vocabulary has no token for the digit ${digit}`);
  return unique;
}
