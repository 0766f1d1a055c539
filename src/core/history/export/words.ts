import type { Interval } from '../../statistics/estimate.ts';
import type { HistoryFilter } from '../historyFilter.ts';
import type { GradeLabel } from '../label.ts';

/** A time as `2026-11-24 19:20 UTC`: the same in every report, wherever it is read. */
export function timeText(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? 'unknown time' : `${date.toISOString().replace('T', ' ').replace(/:\d\d\.\d+Z$/u, '')} UTC`;
}

/** The last part of a document's URI, decoded where it can be. */
export function documentName(uri: string | null | undefined): string {
  if (uri === null || uri === undefined) return 'no file';
  const name = uri.split('/').at(-1) ?? uri;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** What a person thinks of a grade: `agrees`, or `would give 3`. */
export function labelText({ opinion }: GradeLabel): string {
  return opinion.kind === 'agree' ? 'agrees' : `would give ${opinion.score}`;
}

/** A 95 % interval of scores, `3.1 to 3.6`, or that there is none. */
export function intervalText(interval: Interval | null): string {
  return interval === null ? 'too few' : `${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}`;
}

/** Which grades a report is on, as a sentence. */
export function filterText(filter: HistoryFilter): string {
  const { documentUri, rubricName, modelName, scores = [], states = [], labels = [], from, to, search } = filter;
  const parts = [
    ...(documentUri === undefined ? [] : [documentUri === null ? 'no file' : `file ${documentName(documentUri)}`]),
    ...(rubricName === undefined ? [] : [`rubric ${rubricName}`]),
    ...(modelName === undefined ? [] : [`evaluator ${modelName ?? 'none'}`]),
    ...(scores.length === 0 ? [] : [`score ${scores.join(' or ')}`]),
    ...(states.length === 0 ? [] : [`verdict ${states.join(' or ')}`]),
    ...(labels.length === 0 ? [] : [`label ${labels.join(' or ')}`]),
    ...(from === undefined ? [] : [`from ${timeText(from)}`]),
    ...(to === undefined ? [] : [`before ${timeText(to)}`]),
    ...(search === undefined || search.trim() === '' ? [] : [`with the words “${search.trim()}”`]),
  ];
  return parts.length === 0 ? 'All grades.' : `Only: ${parts.join('; ')}.`;
}

/** How many grades there are, and how many of them a report lists. */
export function countText(total: number, listed: number): string {
  const all = `${total.toLocaleString('en-GB')} ${total === 1 ? 'grade' : 'grades'}`;
  return total <= listed ? `${all}.` : `${all}; the newest ${listed.toLocaleString('en-GB')} are listed. An export as CSV or JSONL holds all.`;
}
