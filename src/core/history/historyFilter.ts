import type { Score } from '../rubric/rubric.ts';

/** How a run ended: with a score that the model wrote, with one that it was led to, or with none. */
export const VERDICT_STATES = ['graded', 'led', 'ungraded'] as const;

export type VerdictState = (typeof VERDICT_STATES)[number];

/** Which labels are asked for: `none` are the grades without one. */
export const LABEL_STATES = ['agree', 'disagree', 'none'] as const;

export type LabelState = (typeof LABEL_STATES)[number];

/** Which grades are meant; all conditions must hold, and one that is left out says nothing. */
export interface HistoryFilter {
  /** Only grades of this document; null: only those without one. */
  readonly documentUri?: string | null;
  readonly rubricName?: string;
  /** Only grades by this evaluator; null: only those without one. */
  readonly modelName?: string | null;
  /** Only these scores; an empty list says nothing. */
  readonly scores?: readonly Score[];
  /** Only these states; an empty list says nothing. */
  readonly states?: readonly VerdictState[];
  /** Only these labels; an empty list says nothing. */
  readonly labels?: readonly LabelState[];
  /** Milliseconds since the epoch: `from` counts, `to` does not any more. */
  readonly from?: number;
  readonly to?: number;
  /** Full text over feedback and texts; plain words, all must occur. */
  readonly search?: string;
}

/** Orders of the list. `highest` and `lowest` go by the expected score, newest first among equals, ungraded last. */
export const HISTORY_SORTS = ['newest', 'oldest', 'highest', 'lowest'] as const;

export type HistorySort = (typeof HISTORY_SORTS)[number];

/** What the list can be grouped by. Days are those of the local time zone, as `2026-11-24`. */
export const HISTORY_GROUPINGS = ['document', 'rubric', 'day', 'evaluator'] as const;

export type HistoryGrouping = (typeof HISTORY_GROUPINGS)[number];

/** The grades of a filter that share a document, rubric, day or evaluator. */
export interface HistoryGroup {
  /** The document's URI, the rubric's name, the day or the evaluator's name; null for those that have none. */
  readonly key: string | null;
  readonly count: number;
  /** How many of them have a score. */
  readonly graded: number;
  /** Mean of the expected scores, 1..5; null when none is graded. */
  readonly meanExpected: number | null;
  /** Milliseconds since the epoch. */
  readonly newestAt: number;
}

/** The filter for one group of a filter. */
export function inGroup(filter: HistoryFilter, by: HistoryGrouping, key: string | null): HistoryFilter {
  switch (by) {
    case 'document':
      return { ...filter, documentUri: key };
    case 'rubric':
      return { ...filter, rubricName: key ?? '' };
    case 'evaluator':
      return { ...filter, modelName: key };
    case 'day':
      return onDay(filter, key ?? '');
  }
}

// Both bounds hold together with those of the filter. A day may have 23 or 25 hours.
function onDay(filter: HistoryFilter, day: string): HistoryFilter {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const from = new Date(year, month - 1, date).getTime();
  const to = new Date(year, month - 1, date + 1).getTime();
  return { ...filter, from: Math.max(from, filter.from ?? from), to: Math.min(to, filter.to ?? to) };
}
