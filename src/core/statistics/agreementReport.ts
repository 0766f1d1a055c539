import { SCORES, type Score } from '../rubric/rubric.ts';
import { exactAgreement, meanAbsoluteError, quadraticWeightedKappa, withinOne } from './agreement.ts';
import { DEFAULT_RESAMPLES, DEFAULT_SEED, type BootstrapOptions } from './bootstrap.ts';
import { kendallTauB, pearson, spearman } from './correlation.ts';
import { estimator, type Estimate } from './estimate.ts';
import { sampleOf } from './sample.ts';
import { tooFewToSay } from './tooFew.ts';

/** A person's score beside the evaluator's for the same response. */
export interface AgreementPair {
  /** The score that a person gave, or expects. */
  readonly expected: Score;
  /** The evaluator's score; null when ungraded. */
  readonly given: Score | null;
  /** Mean of the evaluator's distribution, 1..5. */
  readonly expectedScore?: number;
}

/** Counts of graded pairs: a row for each score of the person, a column for each score of the evaluator; index 0 is score 1. */
export type ConfusionMatrix = readonly (readonly number[])[];

/** How far the evaluator's expected scores (not rounded to a score) are from the person's scores. */
export interface ExpectedScoreAgreement {
  /** Graded pairs that have an expected score. */
  readonly count: number;
  readonly meanAbsoluteError: Estimate;
  readonly pearson: Estimate;
}

/** How far an evaluator agrees with a person. Ungraded pairs are counted and enter no statistic. */
export interface AgreementReport {
  /** All pairs: `graded + ungraded`. */
  readonly pairs: number;
  readonly graded: number;
  readonly ungraded: number;
  readonly confusion: ConfusionMatrix;
  /** Shares, 0..1. */
  readonly exactAgreement: Estimate;
  readonly withinOne: Estimate;
  /** In scores, 0..4. */
  readonly meanAbsoluteError: Estimate;
  /** Coefficients, -1..1. */
  readonly kappa: Estimate;
  readonly pearson: Estimate;
  readonly spearman: Estimate;
  readonly kendall: Estimate;
  /** Null when no graded pair has an expected score. */
  readonly expectedScores: ExpectedScoreAgreement | null;
  /** True when there are too few pairs to say; `warning` then says why. The rule is that of `tooFewToSay`. */
  readonly tooFew: boolean;
  readonly warning: string | null;
  /** How the intervals were drawn. */
  readonly resamples: number;
  readonly seed: number;
}

type GradedPair = AgreementPair & { readonly given: Score };

/** Compares an evaluator with a person. The order of the pairs does not matter, not even for the intervals. */
export function agreementReport(pairs: readonly AgreementPair[], options: BootstrapOptions = {}): AgreementReport {
  const graded = pairs.filter((pair): pair is GradedPair => pair.given !== null);
  const sample = sampleOf(graded.map(({ expected, given }) => ({ x: expected, y: given })));
  const estimate = estimator(sample, options);
  const exact = estimate(exactAgreement);
  const kappa = estimate(quadraticWeightedKappa);
  const warning = tooFewToSay(graded.map(({ expected }) => expected), kappa, exact.interval !== null);
  return {
    pairs: pairs.length,
    graded: graded.length,
    ungraded: pairs.length - graded.length,
    confusion: confusionMatrix(graded),
    exactAgreement: exact,
    withinOne: estimate(withinOne),
    meanAbsoluteError: estimate(meanAbsoluteError),
    kappa,
    pearson: estimate(pearson),
    spearman: estimate(spearman),
    kendall: estimate(kendallTauB),
    expectedScores: expectedScoreAgreement(graded, options),
    tooFew: warning !== null,
    warning,
    resamples: options.resamples ?? DEFAULT_RESAMPLES,
    seed: options.seed ?? DEFAULT_SEED,
  };
}

function confusionMatrix(graded: readonly GradedPair[]): ConfusionMatrix {
  return SCORES.map((expected) => {
    const row = graded.filter((pair) => pair.expected === expected);
    return SCORES.map((given) => row.filter((pair) => pair.given === given).length);
  });
}

function expectedScoreAgreement(graded: readonly GradedPair[], options: BootstrapOptions): ExpectedScoreAgreement | null {
  const points = graded.flatMap(({ expected, expectedScore }) => (expectedScore === undefined ? [] : [{ x: expected, y: expectedScore }]));
  if (points.length === 0) return null;
  const estimate = estimator(sampleOf(points), options);
  return { count: points.length, meanAbsoluteError: estimate(meanAbsoluteError), pearson: estimate(pearson) };
}
