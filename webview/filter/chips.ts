import type { HistoryFilter, LabelState, VerdictState } from '../../src/core/history/historyFilter.ts';
import type { HistoryState } from '../../src/protocol/historyProtocol.ts';
import { documentNameOf } from '../text/documentName.ts';
import { dayName } from '../text/relativeTime.ts';
import { without } from './historyShown.ts';

/** A condition of the filter, as it stands above the list. */
export interface Chip {
  /** e.g. `Rubric: clarity`. */
  readonly text: string;
  /** The filter without it. */
  readonly rest: HistoryFilter;
}

export const STATE_WORDS: Readonly<Record<VerdictState, string>> = { graded: 'Graded', led: 'Led', ungraded: 'Ungraded' };

const LABEL_WORDS: Readonly<Record<LabelState, string>> = { agree: 'Agreed', disagree: 'Disagreed', none: 'No label' };

/** The conditions of a filter, one chip each; the search is not among them, since it stands in its field. */
export function chipsOf(filter: HistoryFilter, facets: HistoryState['facets']): readonly Chip[] {
  const { documentUri, rubricName, modelName, scores = [], states = [], labels = [] } = filter;
  return [
    ...one(documentUri, (uri) => `File: ${documentLabel(uri, facets)}`, without(filter, 'documentUri')),
    ...one(rubricName, (name) => `Rubric: ${name}`, without(filter, 'rubricName')),
    ...one(modelName, (name) => `Evaluator: ${name ?? 'none'}`, without(filter, 'modelName')),
    ...one(scores.length === 0 ? undefined : scores, (list) => `Score: ${list.toSorted().join(', ')}`, without(filter, 'scores')),
    ...one(states.length === 0 ? undefined : states, (list) => list.map((state) => STATE_WORDS[state]).join(', '), without(filter, 'states')),
    ...one(labels.length === 0 ? undefined : labels, (list) => list.map((label) => LABEL_WORDS[label]).join(', '), without(filter, 'labels')),
    ...days(filter),
  ];
}

function one<T>(value: T | undefined, text: (value: T) => string, rest: HistoryFilter): readonly Chip[] {
  return value === undefined ? [] : [{ text: text(value), rest }];
}

function documentLabel(uri: string | null, { documents }: HistoryState['facets']): string {
  return documents.find(({ value }) => value === uri)?.label ?? documentNameOf(uri) ?? 'none';
}

// `to` is the moment after the last day.
function days(filter: HistoryFilter): readonly Chip[] {
  const from = filter.from === undefined ? null : dayName(filter.from);
  const until = filter.to === undefined ? null : dayName(filter.to - 1);
  const rest = without(filter, 'from', 'to');
  if (from !== null && until !== null) return [{ text: from === until ? from : `${from} – ${until}`, rest }];
  if (from !== null) return [{ text: `Since ${from}`, rest }];
  return until === null ? [] : [{ text: `Until ${until}`, rest }];
}
