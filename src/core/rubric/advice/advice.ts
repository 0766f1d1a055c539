import type { OffsetRange } from '../../support/range.ts';
import { MIN_CRITERIA_WORDS, MIN_SCORE_WORDS, SIMILARITY_LIMIT } from '../limits.ts';
import type { Field } from '../parse/fields.ts';
import type { ReadScores } from '../parse/readScores.ts';
import type { Reading } from '../parse/reading.ts';
import { problem, type RubricFix } from '../problem.ts';
import { SCORES, type Score } from '../rubric.ts';
import { asksTwoThings } from './doubleCriterion.ts';
import { bagOf, overlap, type WordBag } from './similarity.ts';

/** Reports what would make the criterion better. */
export function adviseOnCriteria(criteria: string, range: OffsetRange, reading: Reading): void {
  if (bagOf(criteria).size < MIN_CRITERIA_WORDS) reading.report(problem('short-description', range, 'The criterion is very short. Ask a whole question.'));
  if (asksTwoThings(criteria)) reading.report(problem('double-criterion', range, 'This criterion seems to ask two things at once. A response may do one without the other, and then no score fits. Consider a rubric for each.'));
}

/** Reports descriptions that are very short or nearly the same, and scores that are not in order. */
export function adviseOnScores(scores: ReadScores, reading: Reading): void {
  const described = SCORES.flatMap((score) => describedScore(score, scores));
  for (const one of described) adviseOnScore(one, described, reading);
  adviseOnOrder(scores, reading);
}

interface DescribedScore {
  readonly score: Score;
  readonly range: OffsetRange;
  readonly words: WordBag;
}

function describedScore(score: Score, { texts, places }: ReadScores): readonly DescribedScore[] {
  const text = texts[score];
  const range = places[score]?.value;
  return text === undefined || range === undefined || range === null ? [] : [{ score, range, words: bagOf(text) }];
}

function adviseOnScore({ score, range, words }: DescribedScore, all: readonly DescribedScore[], reading: Reading): void {
  if (words.size < MIN_SCORE_WORDS) reading.report(problem('short-description', range, `The description of score ${score} is very short. Say by which signs it is recognised.`));
  const like = all.find((other) => other.score < score && overlap(other.words, words) >= SIMILARITY_LIMIT);
  if (like !== undefined) reading.report(problem('similar-scores', range, `Scores ${like.score} and ${score} say nearly the same. The evaluator cannot tell them apart.`));
}

function adviseOnOrder({ inFile }: ReadScores, reading: Reading): void {
  const misplaced = inFile.find(({ score }, index) => score < (inFile[index - 1]?.score ?? score));
  if (misplaced === undefined) return;
  const message = `Score ${misplaced.score} stands after a higher one. Scores are easier to compare from 1 to 5.`;
  reading.report(problem('score-order', misplaced.key, message, orderFix(inFile, reading.text)));
}

// Each place keeps its surroundings and gets the text of the field that belongs there.
function orderFix(inFile: ReadScores['inFile'], text: string): RubricFix {
  const sorted = [...inFile].sort((a, b) => a.score - b.score).map(({ range }) => text.slice(range.start, range.end));
  return { title: 'Sort the scores', edits: inFile.map(({ range }, index) => ({ range, text: sorted[index] ?? '' })) };
}

/** Reports a reference answer of the rubric that answers no instruction of the rubric. */
export function adviseOnReference(fields: ReadonlyMap<string, Field>, reading: Reading): void {
  const reference = fields.get('reference');
  if (reference === undefined || fields.has('instruction')) return;
  reading.report(problem('reference-without-instruction', reference.key, 'This reference answer belongs to no instruction. Add the instruction that it answers.'));
}
