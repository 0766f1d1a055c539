import type { AgreementReport } from '../statistics/agreementReport.ts';
import type { Calibration } from '../statistics/calibration.ts';
import type { LengthCorrelation } from '../statistics/lengthCorrelation.ts';

/** How far one evaluator can be trusted with one rubric, by the labels of a person. */
export interface TrustReport {
  readonly rubricName: string;
  readonly modelName: string | null;
  /** Labelled grades, ungraded ones included. */
  readonly labels: number;
  /** Of these, how many come from an earlier version of the rubric than the newest one. */
  readonly fromOlderRubrics: number;
  readonly agreement: AgreementReport;
  /** Whether P(score) can be read as the chance that the person agrees. */
  readonly calibration: Calibration;
  /** Of all graded runs of this rubric and evaluator, labelled or not. */
  readonly length: LengthCorrelation;
}
