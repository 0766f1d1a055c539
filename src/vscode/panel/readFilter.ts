import {
  HISTORY_GROUPINGS, HISTORY_SORTS, LABEL_STATES, VERDICT_STATES,
  type HistoryFilter, type HistoryGrouping, type HistorySort,
} from '../../core/history/historyFilter.ts';
import { isScore } from '../../core/rubric/rubric.ts';
import type { HistoryShown } from '../../protocol/historyProtocol.ts';
import { isRecord } from '../support/isRecord.ts';

/** Longest URI or name of a filter, in UTF-16 code units. */
const LONGEST = 4096;
const LONGEST_SEARCH = 500;

/** A reader gives undefined for what does not fit. */
type Read<T> = (value: unknown) => T | undefined;

const text: Read<string> = (value) => (typeof value === 'string' && value.length <= LONGEST ? value : undefined);
const textOrNull: Read<string | null> = (value) => (value === null ? null : text(value));
const time: Read<number> = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
const search: Read<string> = (value) => (typeof value === 'string' ? value.slice(0, LONGEST_SEARCH) : undefined);

/** One of a few words. */
export function oneOf<T extends string>(words: readonly T[]): Read<T> {
  return (value) => words.find((word) => word === value);
}

function listOf<T>(most: number, isMember: (value: unknown) => value is T): Read<readonly T[]> {
  return (value) => (Array.isArray(value) && value.length <= most && value.every(isMember) ? value : undefined);
}

function memberOf<T extends string>(words: readonly T[]): (value: unknown) => value is T {
  return (value): value is T => words.some((word) => word === value);
}

const CONDITIONS: { readonly [Key in keyof HistoryFilter]-?: Read<NonNullable<HistoryFilter[Key]> | null> } = {
  documentUri: textOrNull,
  rubricName: text,
  modelName: textOrNull,
  scores: listOf(5, isScore),
  states: listOf(3, memberOf(VERDICT_STATES)),
  labels: listOf(3, memberOf(LABEL_STATES)),
  from: time,
  to: time,
  search,
};

/** An untrusted filter; null when a condition of it does not fit, since a filter without it would mean more grades. */
export function readFilter(value: unknown): HistoryFilter | null {
  if (!isRecord(value)) return null;
  const entries = Object.entries(CONDITIONS).flatMap(([key, read]) => (value[key] === undefined ? [] : [[key, read(value[key])] as const]));
  if (entries.some(([, condition]) => condition === undefined)) return null;
  const filter: HistoryFilter = Object.fromEntries(entries);
  return filter;
}

const sortOf: Read<HistorySort> = oneOf(HISTORY_SORTS);
const groupingOf: Read<HistoryGrouping> = oneOf(HISTORY_GROUPINGS);

/** Untrusted: what of the history is to be shown. */
export function readShown(value: unknown): HistoryShown | null {
  if (!isRecord(value)) return null;
  const filter = readFilter(value['filter']);
  const sort = sortOf(value['sort']);
  const groupBy = value['groupBy'] === null ? null : groupingOf(value['groupBy']);
  return filter === null || sort === undefined || groupBy === undefined ? null : { filter, sort, groupBy };
}
