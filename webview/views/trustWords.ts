import type { TrustReport } from '../../src/core/history/trust.ts';
import { describeUndefined, type Estimate } from '../../src/core/statistics/estimate.ts';
import type { LengthCorrelation } from '../../src/core/statistics/lengthCorrelation.ts';
import { counted, percent, probability, wholeNumber } from '../text/numbers.ts';

const MINUS = '−';

/** A coefficient or an error with two decimals and a true minus sign. */
export function decimal(value: number): string {
  return value < 0 ? `${MINUS}${probability(-value)}` : probability(value);
}

/** `0.62 (0.35 to 0.81)`, by `write` for each number; a sentence when it is undefined. */
export function estimateWords({ value, interval, reason }: Estimate, write: (value: number) => string = decimal): string {
  if (value === null) return describeUndefined(reason);
  return interval === null ? write(value) : `${write(value)} (${write(interval.low)} to ${write(interval.high)})`;
}

/** How far the evaluator agrees, in one sentence. */
export function trustHeadline({ agreement }: TrustReport): string {
  const { graded, confusion, kappa } = agreement;
  if (graded === 0) return 'None of the labelled grades has a score, so there is nothing to compare.';
  const agreed = confusion.reduce((sum, row, score) => sum + (row[score] ?? 0), 0);
  const share = `Gives your score in ${wholeNumber(agreed)} of ${counted(graded, 'label')} (${percent(agreed / graded)})`;
  return kappa.value === null ? `${share}. Kappa is not defined: ${lowered(describeUndefined(kappa.reason))}` : `${share}; kappa ${estimateWords(kappa)}.`;
}

/** What of the labels does not count as one would think; may be empty. */
export function labelRemarks({ agreement, fromOlderRubrics }: TrustReport): readonly string[] {
  const older = `${counted(fromOlderRubrics, 'label')} ${fromOlderRubrics === 1 ? 'is' : 'are'} from an earlier version of the rubric.`;
  const ungraded = `${counted(agreement.ungraded, 'labelled run')} ${agreement.ungraded === 1 ? 'is' : 'are'} ungraded and not counted.`;
  return [...(fromOlderRubrics > 0 ? [older] : []), ...(agreement.ungraded > 0 ? [ungraded] : [])];
}

/** Whether longer responses get higher scores, as far as the interval tells. */
export function lengthSentence({ spearman }: LengthCorrelation): string {
  const { value, interval } = spearman;
  if (value === null) return `Whether scores go with length cannot be told: ${lowered(describeUndefined(spearman.reason))}`;
  if (interval === null || (interval.low <= 0 && interval.high >= 0)) return 'Scores do not clearly go with the length of the response.';
  return `Longer responses get ${value > 0 ? 'higher' : 'lower'} scores. That may be the evaluator’s taste, or they may be ${value > 0 ? 'better' : 'worse'}.`;
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
