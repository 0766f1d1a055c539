import type { HistoryFilter } from '../../src/core/history/historyFilter.ts';
import { without } from './historyShown.ts';

/** The day of a moment in the local time zone, as a date field has it: `2026-11-24`. */
export function dayOf(moment: number): string {
  const date = new Date(moment);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A filter from a day on; an empty day is none. */
export function fromDay(filter: HistoryFilter, day: string): HistoryFilter {
  const from = startOf(day, 0);
  return from === null ? without(filter, 'from') : { ...filter, from };
}

/** A filter up to a day, with that day; an empty day is none. */
export function toDay(filter: HistoryFilter, day: string): HistoryFilter {
  const to = startOf(day, 1);
  return to === null ? without(filter, 'to') : { ...filter, to };
}

/** A filter for today and the days before it, so many in all. */
export function lastDays(filter: HistoryFilter, days: number, now: number): HistoryFilter {
  const today = new Date(now);
  return { ...without(filter, 'to'), from: new Date(today.getFullYear(), today.getMonth(), today.getDate() - days + 1).getTime() };
}

function startOf(day: string, plus: number): number | null {
  const [year, month, date] = day.split('-').map(Number);
  // A year that is being typed is 0002 first, then 0020.
  if (year === undefined || year < 1970 || month === undefined || date === undefined) return null;
  const start = new Date(year, month - 1, date + plus).getTime();
  return Number.isNaN(start) ? null : start;
}
