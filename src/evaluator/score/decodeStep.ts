import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { ScorePosition } from '../../core/grading/evaluator.ts';
import type { ScoreTokens } from './scoreTokens.ts';

/** One greedy step: the most probable next token, and the raw probability of each digit in its place. */
export interface DecodedStep {
  readonly token: Token;
  readonly digitProbabilities: ScorePosition['digitProbabilities'];
}

/** Evaluates `pending` and reads what comes after it; costs one decode and no sort of the vocabulary. */
export async function decodeStep(sequence: LlamaContextSequence, pending: readonly Token[], { digits }: ScoreTokens): Promise<DecodedStep> {
  const last = pending.at(-1);
  if (last === undefined) throw new Error('Nothing to evaluate');
  const output = await sequence.controlledEvaluate([
    ...pending.slice(0, -1),
    // `includeTop: 1` gives the largest logit, which the weight is relative to.
    [last, { generateNext: { token: true, totalLogitWeight: true, logits: { filter: { tokens: digits.flat(), includeTop: 1 } }, options: { temperature: 0 } } }],
  ]);
  const next = output.at(-1)?.next;
  if (next?.token === undefined || next.token === null || next.logits === undefined || next.totalLogitWeight === undefined) throw new Error('The engine returned no logits');
  const { logits, totalLogitWeight } = next;
  const largest = Math.max(...logits.values());
  const probability = (token: Token): number => Math.exp((logits.get(token) ?? -Infinity) - largest) / totalLogitWeight;
  const sumOf = (digit: number): number => (digits[digit - 1] ?? []).reduce((sum, token) => sum + probability(token), 0);
  return {
    token: next.token,
    digitProbabilities: [sumOf(1), sumOf(2), sumOf(3), sumOf(4), sumOf(5)],
  };
}
