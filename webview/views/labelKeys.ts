import { SCORES, type Score } from '../../src/core/rubric/rubric.ts';
import type { Opinion } from '../../src/core/history/label.ts';
import type { PanelActions } from '../model.ts';

/** What a label needs of a grade. */
export interface LabelTarget {
  readonly id: string;
  /** Null when ungraded. */
  readonly score: number | null;
  /** Kept when the opinion changes; empty when there is none. */
  readonly note: string;
}

/** Says what the person thinks of a grade's score; null takes it back. */
export function giveLabel({ id, note }: LabelTarget, opinion: Opinion | null, { dispatch, post }: PanelActions): void {
  dispatch({ type: 'label-asked', gradeId: id, opinion });
  post({ type: 'label', gradeId: id, opinion, note: opinion === null ? '' : note });
}

/** The opinion of somebody who would give `given`: who gives the same score agrees. */
export function opinionFor(given: Score, score: number | null): Opinion {
  return given === score ? { kind: 'agree' } : { kind: 'disagree', score: given };
}

/** `A` agrees, `1` to `5` give a score. False for other keys. */
export function labelByKey({ key }: KeyboardEvent, target: LabelTarget, actions: PanelActions): boolean {
  const given = SCORES.find((score) => String(score) === key);
  if (given === undefined && key.toLowerCase() !== 'a') return false;
  giveLabel(target, given === undefined ? { kind: 'agree' } : opinionFor(given, target.score), actions);
  return true;
}
