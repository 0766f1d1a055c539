import type { Grade } from '../grading/grade.ts';
import type { DifferencePart } from './comparison.ts';
import { joinWords } from './joinWords.ts';

const WORDS: Readonly<Record<DifferencePart, string>> = {
  rubric: 'the rubric',
  evaluator: 'the evaluator',
  'prompt-format': 'the prompt format',
  engine: 'the engine',
  sampler: 'the sampler',
  instruction: 'the instruction',
  reference: 'the reference answer',
  response: 'the response',
};

/** What differs, first, and what follows from it for the scores; then what is not known and which grades have no score. */
export function compareSentence(grades: readonly Grade[], differing: readonly DifferencePart[], unknown: readonly DifferencePart[]): string {
  if (grades.length < 2) return 'There is nothing to compare: choose another grade.';
  return [differenceSentence(differing, unknown), ...unknownSentence(differing, unknown), ...ungradedSentence(grades)].join(' ');
}

function differenceSentence(differing: readonly DifferencePart[], unknown: readonly DifferencePart[]): string {
  const isResponseAlone = differing.every((part) => part === 'response');
  if (isResponseAlone && unknown.length > 0) return differing.length === 0 ? 'Nothing that is known differs.' : 'The response differs.';
  if (differing.length === 0) return 'Nothing differs: the same grader read the same texts.';
  if (isResponseAlone) return 'Only the response differs: the scores are comparable.';
  const names = joinWords(differing.map((part) => WORDS[part]));
  return `${capitalised(names)} ${differing.length === 1 ? 'differs' : 'differ'}: the scores are not comparable.`;
}

/** What an evaluator brings along is not named beside it. */
function unknownSentence(differing: readonly DifferencePart[], unknown: readonly DifferencePart[]): readonly string[] {
  const named = unknown.includes('evaluator') ? unknown.filter((part) => part !== 'prompt-format' && part !== 'engine') : unknown;
  if (named.length === 0) return [];
  const sentence = `${capitalised(joinWords(named.map((part) => WORDS[part])))} ${named.length === 1 ? 'is' : 'are'} not known for all of them`;
  return [differing.every((part) => part === 'response') ? `${sentence}, so nobody can say whether the scores are comparable.` : `${sentence}.`];
}

function ungradedSentence(grades: readonly Grade[]): readonly string[] {
  const count = grades.filter(({ verdict }) => verdict.kind === 'ungraded').length;
  if (count === 0) return [];
  return [count === grades.length ? 'None of them has a score.' : `${count} of ${grades.length} ${count === 1 ? 'has' : 'have'} no score.`];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
