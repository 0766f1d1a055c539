import { html, type TemplateResult } from 'lit-html';
import { LABEL_STATES, VERDICT_STATES, type HistoryFilter, type LabelState } from '../../../src/core/history/historyFilter.ts';
import { SCORES } from '../../../src/core/rubric/rubric.ts';
import type { Facet, HistoryState } from '../../../src/protocol/historyProtocol.ts';
import { STATE_WORDS } from '../../filter/chips.ts';
import { dayOf, fromDay, lastDays, toDay } from '../../filter/days.ts';
import { toggled, without } from '../../filter/historyShown.ts';
import { wholeNumber } from '../../text/numbers.ts';
import { dateField } from '../../ui/dateField.ts';
import { select } from '../../ui/select.ts';
import { toolButton } from '../../ui/toolButton.ts';

/** Short, so that they have room beside each other. */
const LABEL_NAMES: Readonly<Record<LabelState, string>> = { agree: 'Agree', disagree: 'Disagree', none: 'None' };

type FilterBy = (filter: HistoryFilter) => void;

/** Everything that grades can be filtered by, but for the search. */
export function filterBar({ facets }: HistoryState, filter: HistoryFilter, now: number, filterBy: FilterBy): TemplateResult {
  return html`<fieldset class="filter-bar">
    <legend class="visually-hidden">Filter by</legend>
    ${facet('File', facets.documents, filter.documentUri, (documentUri) => { filterBy(withValue(filter, 'documentUri', documentUri)); })}
    ${facet('Rubric', facets.rubrics, filter.rubricName, (rubricName) => { filterBy(withValue(filter, 'rubricName', rubricName)); })}
    ${facet('Evaluator', facets.evaluators, filter.modelName, (modelName) => { filterBy(withValue(filter, 'modelName', modelName)); })}
    ${many('Score', SCORES, filter.scores, String, (scores) => { filterBy({ ...filter, scores }); })}
    ${many('Verdict', VERDICT_STATES, filter.states, (state) => STATE_WORDS[state], (states) => { filterBy({ ...filter, states }); })}
    ${many('Label', LABEL_STATES, filter.labels, (label) => LABEL_NAMES[label], (labels) => { filterBy({ ...filter, labels }); })}
    ${days(filter, now, filterBy)}
  </fieldset>`;
}

function withValue<Name extends keyof HistoryFilter>(filter: HistoryFilter, name: Name, value: HistoryFilter[Name]): HistoryFilter {
  return value === undefined ? without(filter, name) : { ...filter, [name]: value };
}

// A value that is filtered by stays in the list though no grade has it any more.
function facet<T>(label: string, facets: readonly Facet<T>[], chosen: T | undefined, onChoose: (value: T | undefined) => void): TemplateResult {
  const known = facets.map(({ value, label: name, count }) => ({ value, label: `${name} (${wholeNumber(count)})` }));
  const gone = chosen === undefined || facets.some(({ value }) => value === chosen) ? [] : [{ value: chosen, label: String(chosen) }];
  return select<T | undefined>({ label, options: [{ value: undefined, label: 'Any' }, ...known, ...gone], chosen, onChoose });
}

function many<T>(label: string, values: readonly T[], chosen: readonly T[] | undefined, name: (value: T) => string, onChange: (values: readonly T[]) => void): TemplateResult {
  return html`<div class="pick" role="group" aria-label=${label}>
    <span class="pick-label" aria-hidden="true">${label}</span>
    <span class="toggles">
      ${values.map((value) => toolButton({ label: name(value), pressed: chosen?.includes(value) ?? false, onPress: () => { onChange(toggled(chosen, value)); } }))}
    </span>
  </div>`;
}

const SPANS: readonly (readonly [label: string, days: number])[] = [
  ['Today', 1],
  ['7 days', 7],
  ['30 days', 30],
];

function days(filter: HistoryFilter, now: number, filterBy: FilterBy): TemplateResult {
  const { from, to } = filter;
  const value = (moment: number | undefined): string => (moment === undefined ? '' : dayOf(moment));
  return html`<div class="pick" role="group" aria-label="Days">
      <span class="pick-label" aria-hidden="true">Days</span>
      <span class="toggles">
        ${SPANS.map(([label, count]) => toolButton({ label, pressed: isSpan(filter, count, now), onPress: () => { filterBy(lastDays(filter, count, now)); } }))}
      </span>
    </div>
    ${dateField({ label: 'From', value: value(from), onChange: (day) => { filterBy(fromDay(filter, day)); } })}
    ${dateField({ label: 'To', value: value(to === undefined ? undefined : to - 1), onChange: (day) => { filterBy(toDay(filter, day)); } })}`;
}

function isSpan(filter: HistoryFilter, count: number, now: number): boolean {
  return filter.to === undefined && filter.from !== undefined && filter.from === lastDays({}, count, now).from;
}
