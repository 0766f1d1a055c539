import type { Step } from './completion.ts';
import { fieldsOf, listOf, textOf, type Fields } from './json.ts';

/** How many of the likeliest tokens are asked for: what vLLM and OpenAI allow by default. */
export const TOP_LOGPROBS = 20;

/** One likely token. */
export interface Candidate {
  readonly id: number | null;
  readonly token: string;
  /** Natural logarithm of its probability over the whole vocabulary. */
  readonly logprob: number;
}

/** Which digit (1..5) a candidate writes, or null. */
export type DigitOf = (candidate: Candidate) => number | null;

/** By its text alone: `4`, ` 4`, `▁4`. */
export const digitByText: DigitOf = ({ token }) => {
  const digit = /^[\s▁Ġ]?([1-5])$/u.exec(token)?.[1];
  return digit === undefined ? null : Number(digit);
};

/** Sums the probabilities of each digit's candidates; a digit that is not among the likeliest counts as 0. */
export function digitProbabilities(candidates: readonly Candidate[], digitOf: DigitOf): NonNullable<Step['digitProbabilities']> {
  const sumOf = (digit: number): number => candidates.reduce((sum, candidate) => (digitOf(candidate) === digit ? sum + Math.exp(candidate.logprob) : sum), 0);
  return [sumOf(1), sumOf(2), sumOf(3), sumOf(4), sumOf(5)];
}

/**
 * The tokens of one choice with their likeliest alternatives: `logprobs.content` (chat; llama-server everywhere), or the four
 * parallel lists of the older completions format (vLLM). Null when there are no log-probabilities.
 */
export function stepsOfChoice(choice: Fields): readonly Step[] | null {
  const logprobs = fieldsOf(choice['logprobs']);
  return Array.isArray(logprobs['content']) ? stepsOfContent(logprobs['content'], digitByText) : stepsOfLists(logprobs);
}

/** A list of `{token, top_logprobs}`. */
export function stepsOfContent(content: readonly unknown[], digitOf: DigitOf): readonly Step[] | null {
  if (content.length === 0) return null;
  return content.map(fieldsOf).map((entry) => {
    const candidates = listOf(entry['top_logprobs']).map(fieldsOf).flatMap(candidateOf);
    return { text: textOf(entry['token']) ?? '', digitProbabilities: candidates.length === 0 ? null : digitProbabilities(candidates, digitOf) };
  });
}

function stepsOfLists({ tokens, top_logprobs }: Fields): readonly Step[] | null {
  const texts = listOf(tokens);
  if (texts.length === 0) return null;
  const tops = listOf(top_logprobs);
  return texts.map((text, index) => {
    const candidates = Object.entries(fieldsOf(tops[index])).flatMap(([token, logprob]) => candidateOf({ token, logprob }));
    return { text: textOf(text) ?? '', digitProbabilities: candidates.length === 0 ? null : digitProbabilities(candidates, digitByText) };
  });
}

function candidateOf({ id, token, logprob }: Fields): Candidate[] {
  if (typeof token !== 'string' || typeof logprob !== 'number' || !(logprob <= 0.001)) return [];
  return [{ id: typeof id === 'number' ? id : null, token, logprob }];
}
