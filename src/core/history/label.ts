import type { Score } from '../rubric/rubric.ts';

/** What a person thinks of a grade's score: it is right, or another one would be. */
export type Opinion = { readonly kind: 'agree' } | { readonly kind: 'disagree'; readonly score: Score };

/** A person's label on a grade. A grade has one at most; a new one replaces it, and the time of the last change is kept. */
export interface GradeLabel {
  readonly opinion: Opinion;
  /** Free text of the person, at most `MAX_NOTE` UTF-16 code units; empty when there is none. */
  readonly note: string;
  /** Milliseconds since the epoch. */
  readonly labelledAt: number;
}

/** Longest note, in UTF-16 code units. */
export const MAX_NOTE = 4000;

/** The score that a person gives: their own, or the evaluator's when they agree. Null when they agree with no score. */
export function labelledScore(label: GradeLabel, score: Score | null): Score | null {
  return label.opinion.kind === 'disagree' ? label.opinion.score : score;
}
