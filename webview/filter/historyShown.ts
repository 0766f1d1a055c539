import type { HistoryFilter } from '../../src/core/history/historyFilter.ts';
import type { HistoryShown } from '../../src/protocol/historyProtocol.ts';

/** Everything, newest first. */
export const ALL_GRADES: HistoryShown = { filter: {}, sort: 'newest', groupBy: null };

/** The host reads no more of a search, in UTF-16 code units. */
const LONGEST_SEARCH = 500;

/** The filter without what says nothing: empty lists, an empty search, values that are not there. */
export function tidyFilter(filter: HistoryFilter): HistoryFilter {
  const entries = Object.entries(filter).filter(([, value]: [string, unknown]) => value !== undefined && !isEmpty(value));
  const tidy: HistoryFilter = Object.fromEntries(entries);
  return tidy.search === undefined ? tidy : { ...tidy, search: tidy.search.trim().slice(0, LONGEST_SEARCH).trim() };
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : typeof value === 'string' && value.trim() === '';
}

/** A filter without one of its conditions. */
export function without(filter: HistoryFilter, ...conditions: readonly (keyof HistoryFilter)[]): HistoryFilter {
  const entries = Object.entries(filter).filter(([name]) => !conditions.some((condition) => condition === name));
  return Object.fromEntries(entries);
}

/** A filter with a value put into a list of it, or taken out. */
export function toggled<T>(list: readonly T[] | undefined, value: T): readonly T[] {
  const values = list ?? [];
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}

/** Whether two say the same, whatever the order in which it stands there. */
export function sameShown(a: HistoryShown, b: HistoryShown): boolean {
  return a.sort === b.sort && a.groupBy === b.groupBy && sameFilter(a.filter, b.filter);
}

/** Whether two filters say the same. */
export function sameFilter(a: HistoryFilter, b: HistoryFilter): boolean {
  return a === b || canonical(a) === canonical(b);
}

function canonical(filter: HistoryFilter): string {
  const entries: [string, unknown][] = Object.entries(tidyFilter(filter));
  return JSON.stringify(entries.map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value]).toSorted());
}
