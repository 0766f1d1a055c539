import type { HistorySelection } from '../../core/history/historyStore.ts';
import { isIds } from '../panel/readHistoryRequest.ts';
import { isRecord } from '../support/isRecord.ts';

const MOST_DELETED = 10_000;
const DAY_MS = 86_400_000;

/** What Delete History was asked for; without a selection the person is asked. */
export interface Deletion {
  readonly selection?: HistorySelection;
  /** True when the caller asked the person already. */
  readonly confirmed?: true;
}

/** Reads untrusted arguments: `gradeIds`, `documentUri`, `olderThanDays` or `all`, and `confirmed`. */
export function readDeletion(value: unknown): Deletion {
  if (!isRecord(value)) return {};
  const selection = readSelection(value);
  return selection === undefined ? {} : { selection, ...(value['confirmed'] === true ? { confirmed: true } : {}) };
}

function readSelection({ gradeIds, documentUri, olderThanDays, all }: Readonly<Record<string, unknown>>): HistorySelection | undefined {
  if (isIds(gradeIds, MOST_DELETED)) return { kind: 'ids', ids: gradeIds };
  if (typeof documentUri === 'string') return { kind: 'document', documentUri };
  if (typeof olderThanDays === 'number' && olderThanDays >= 0) return olderThan(olderThanDays);
  return all === true ? { kind: 'all' } : undefined;
}

/** The grades that are older than a number of days. */
export function olderThan(days: number, now = Date.now()): HistorySelection {
  return { kind: 'before', createdAt: now - days * DAY_MS };
}
