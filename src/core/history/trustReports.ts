import type { Score } from '../rubric/rubric.ts';
import { agreementReport, type AgreementPair, type AgreementReport } from '../statistics/agreementReport.ts';
import type { BootstrapOptions } from '../statistics/bootstrap.ts';
import { calibrate, type CalibrationPoint } from '../statistics/calibration.ts';
import { lengthCorrelation, type ScoredLength } from '../statistics/lengthCorrelation.ts';
import { groupBy } from './groupBy.ts';
import type { LabelledGrade, TrendPoint } from './historyStore.ts';
import { labelledScore } from './label.ts';
import type { TrustReport } from './trust.ts';

/** Most resamples for labels, and most draws for one statistic of them: the panel waits for all reports at once. */
const MOST_RESAMPLES = 1000;
const MOST_DRAWS = 500_000;
/** Fewer resamples do not tell the ends of a 95 % interval. */
const FEWEST_RESAMPLES = 200;
/** Graded runs above which the correlation with length has no interval: it would be narrower than 0.13. */
const MOST_LENGTHS = 1000;

type Judged = Pick<LabelledGrade, 'rubricName' | 'modelName'>;

/**
 * How far each evaluator can be trusted with each rubric: one report for each pair that has a label, most labels first.
 * `lengths` are the graded runs, labelled or not, oldest first; they tell the newest version of a rubric too. A label without a score
 * and a run without one count as ungraded. Up to 500 labels the intervals come from 1,000 resamples, then from fewer, 200 at least
 * (the report says how many), and from none above `INTERVAL_LIMIT`; that of the length from 200, and from none above 1,000 graded runs.
 */
export function trustReports(labelled: readonly LabelledGrade[], lengths: readonly TrendPoint[]): readonly TrustReport[] {
  const newest = newestHashes(labelled, lengths);
  const graded = groupBy(lengths, keyOf);
  const reports = [...groupBy(labelled, keyOf)].flatMap(([key, grades]) => reportOf(grades, graded.get(key) ?? [], newest));
  return reports.sort((a, b) => b.labels - a.labels || (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ rubricName, modelName }: Judged): string {
  return JSON.stringify([rubricName, modelName]);
}

function reportOf(grades: readonly LabelledGrade[], graded: readonly TrendPoint[], newest: ReadonlyMap<string, string>): readonly TrustReport[] {
  const [first] = grades;
  if (first === undefined) return [];
  const { rubricName, modelName } = first;
  const calibrationPoints = grades.flatMap(calibrationPointOf);
  const scoredLengths = graded.flatMap(scoredLengthOf);
  return [
    {
      rubricName,
      modelName,
      labels: grades.length,
      fromOlderRubrics: grades.filter(({ rubricHash }) => rubricHash !== newest.get(rubricName)).length,
      agreement: agreementOf(grades),
      calibration: calibrate(calibrationPoints, drawingFor(calibrationPoints.length)),
      length: lengthCorrelation(scoredLengths, { resamples: scoredLengths.length > MOST_LENGTHS ? 0 : FEWEST_RESAMPLES }),
    },
  ];
}

/** Somebody who agrees with no score gave none: such a run is counted, but makes no pair. */
function agreementOf(grades: readonly LabelledGrade[]): AgreementReport {
  const pairs = grades.flatMap(pairOf);
  const report = agreementReport(pairs, drawingFor(pairs.length));
  const withoutScore = grades.length - pairs.length;
  return { ...report, pairs: report.pairs + withoutScore, ungraded: report.ungraded + withoutScore };
}

function pairOf({ label, score, expectedScore }: LabelledGrade): readonly AgreementPair[] {
  const expected = labelledScore(label, score);
  if (expected === null) return [];
  return [{ expected, given: score, ...(expectedScore === null ? {} : { expectedScore }) }];
}

/** A sum of probabilities may miss 1 by rounding. */
function calibrationPointOf({ label, score, confidence }: LabelledGrade): readonly CalibrationPoint[] {
  if (score === null || confidence === null) return [];
  return [{ confidence: Math.min(1, confidence), agrees: agreesWith(label, score) }];
}

function agreesWith(label: LabelledGrade['label'], score: Score): boolean {
  return labelledScore(label, score) === score;
}

function scoredLengthOf({ expectedScore, responseLength }: TrendPoint): readonly ScoredLength[] {
  return responseLength === null ? [] : [{ score: expectedScore, length: responseLength }];
}

/** The newest version of each rubric: that of the last graded run, or else of the last label. */
function newestHashes(labelled: readonly LabelledGrade[], lengths: readonly TrendPoint[]): ReadonlyMap<string, string> {
  const byLabel = labelled.toSorted((a, b) => a.label.labelledAt - b.label.labelledAt);
  return new Map([...byLabel, ...lengths].map(({ rubricName, rubricHash }) => [rubricName, rubricHash]));
}

function drawingFor(count: number): BootstrapOptions {
  return { resamples: Math.max(FEWEST_RESAMPLES, Math.min(MOST_RESAMPLES, Math.floor(MOST_DRAWS / Math.max(1, count)))) };
}
