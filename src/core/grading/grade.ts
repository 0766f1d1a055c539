import type { Rubric } from '../rubric/rubric.ts';
import type { EvaluationUsage, EvaluatorIdentity } from './evaluator.ts';
import type { NeutralisedMarker } from './neutralise.ts';
import type { Sampler } from './sampler.ts';
import type { GradingTexts } from './texts.ts';
import type { Verdict } from './verdict.ts';

/** Where the instruction or reference of a grade came from. */
export type TextOrigin = 'record' | 'section' | 'set-by-user' | 'rubric' | 'asked' | 'given' | 'none';

/** The place of the graded text, UTF-16 offsets at the time of grading. */
export interface TextPlace {
  /** Document URI as a string. */
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

/** The rubric as it was when it graded. */
export interface GradedRubric {
  readonly rubric: Rubric;
  /** Hex SHA-256 of the parts that reach the prompt. */
  readonly hash: string;
  /** URI of the file, when it has one. */
  readonly uri?: string;
}

/** A verdict with all that produced it. */
export interface Grade {
  /** UUID. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly place?: TextPlace;
  readonly rubric: GradedRubric;
  readonly texts: GradingTexts;
  /** False when only hashes of the texts were kept: then `texts` are empty. Left out when they are whole. */
  readonly textsKept?: false;
  /** Hex SHA-256 of the response. */
  readonly responseHash: string;
  readonly origins: { readonly instruction: TextOrigin; readonly reference: TextOrigin };
  /** Null when no evaluator could be identified. */
  readonly evaluator: EvaluatorIdentity | null;
  readonly sampler: Sampler;
  /** Hex SHA-256 over rubric hash, model hash, family, engine, sampler; equal for comparable grades. Null without evaluator. */
  readonly graderFingerprint: string | null;
  readonly neutralised: readonly NeutralisedMarker[];
  readonly verdict: Verdict;
  /** Null when nothing was evaluated. */
  readonly usage: EvaluationUsage | null;
}
