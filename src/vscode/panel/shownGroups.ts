import { inGroup, type HistoryFilter, type HistoryGroup, type HistoryGrouping } from '../../core/history/historyFilter.ts';
import type { HistoryGroupView, HistoryShown } from '../../protocol/historyProtocol.ts';

/** A group as the panel shows it, and the grades that it stands for. */
export interface ShownGroup {
  readonly view: HistoryGroupView;
  readonly filter: HistoryFilter;
}

/** The key of the one group of an ungrouped list. */
const ALL = 'all';

const NONE: Readonly<Record<HistoryGrouping, string>> = { document: 'No file', rubric: 'No rubric', day: 'No day', evaluator: 'No evaluator' };

const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

/** The groups of the list; an ungrouped one is a single group, counted over `groups` of any kind. */
export function shownGroups({ filter, groupBy }: HistoryShown, groups: readonly HistoryGroup[], documentName: (uri: string) => string): readonly ShownGroup[] {
  if (groupBy === null) return [{ view: { key: ALL, label: '', count: countOf(groups), meanExpected: meanOf(groups) }, filter }];
  return groups.map(({ key, count, meanExpected }) => ({
    // Text and the lack of it have different keys.
    view: { key: JSON.stringify(key), label: labelOf(groupBy, key, documentName), count, meanExpected },
    filter: inGroup(filter, groupBy, key),
  }));
}

/** The shown name of a group or a value to filter by. */
export function labelOf(by: HistoryGrouping, key: string | null, documentName: (uri: string) => string): string {
  if (key === null) return NONE[by];
  if (by === 'document') return documentName(key);
  return by === 'day' ? dayLabel(key) : key;
}

export function countOf(groups: readonly HistoryGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function meanOf(groups: readonly HistoryGroup[]): number | null {
  const graded = groups.reduce((sum, group) => sum + group.graded, 0);
  const sum = groups.reduce((total, group) => total + (group.meanExpected ?? 0) * group.graded, 0);
  return graded === 0 ? null : sum / graded;
}

function dayLabel(day: string): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return DAY.format(new Date(year, month - 1, date));
}
