import { html, nothing, type TemplateResult } from 'lit-html';
import type { HistoryGrouping, HistorySort } from '../../../src/core/history/historyFilter.ts';
import type { HistoryShown, HistoryState } from '../../../src/protocol/historyProtocol.ts';
import { chipsOf } from '../../filter/chips.ts';
import type { PanelActions, SectionName, UiState } from '../../model.ts';
import { counted, wholeNumber } from '../../text/numbers.ts';
import { chip } from '../../ui/chip.ts';
import { select } from '../../ui/select.ts';
import { toolButton } from '../../ui/toolButton.ts';
import { clearFilters } from './clearFilters.ts';
import { filterBar } from './filterBar.ts';
import { keysHint } from './keysHint.ts';
import { searchField } from './searchField.ts';

const SORTS: readonly { readonly value: HistorySort; readonly label: string }[] = [
  { value: 'newest', label: 'Newest' },
  { value: 'oldest', label: 'Oldest' },
  { value: 'highest', label: 'Highest' },
  { value: 'lowest', label: 'Lowest' },
];

const GROUPINGS: readonly { readonly value: HistoryGrouping | null; readonly label: string }[] = [
  { value: null, label: 'Ungrouped' },
  { value: 'document', label: 'By file' },
  { value: 'rubric', label: 'By rubric' },
  { value: 'day', label: 'By day' },
  { value: 'evaluator', label: 'By evaluator' },
];

/** Search, filter, groups and order. */
export function historyToolbar(history: HistoryState, shown: HistoryShown, ui: UiState, actions: PanelActions): TemplateResult {
  const show = (change: Partial<HistoryShown>): void => {
    actions.dispatch({ type: 'shown-asked', shown: { ...shown, ...change } });
  };
  return html`<div class="history-tools" role="group" aria-label="Search and filter">
    ${searchField(ui.search ?? shown.filter.search ?? '', actions)}
    <div class="tool-line">
      ${toggle('filters', 'Filter', 'filter', ui, actions)}
      ${select({ label: 'Group', labelHidden: true, options: GROUPINGS, chosen: shown.groupBy, onChoose: (groupBy) => { show({ groupBy }); } })}
      ${select({ label: 'Sort', labelHidden: true, options: SORTS, chosen: shown.sort, onChoose: (sort) => { show({ sort }); } })}
    </div>
    ${ui.expanded.has('filters') ? filterBar(history, shown.filter, ui.now, (filter) => { show({ filter }); }) : nothing}
    ${chipLine(history, shown, (filter) => { show({ filter }); }, actions)}
    ${countLine(history, ui, actions)} ${ui.expanded.has('keys') ? keysHint() : nothing}
  </div>`;
}

function toggle(section: SectionName, label: string, iconName: 'filter' | 'keyboard', { expanded }: UiState, { dispatch }: PanelActions): TemplateResult {
  const open = expanded.has(section);
  const press = (): void => {
    dispatch({ type: 'section-toggled', section, open: !open });
  };
  return toolButton({ label, icon: iconName, expanded: open, onPress: press });
}

function chipLine(history: HistoryState, shown: HistoryShown, filterBy: (filter: HistoryShown['filter']) => void, actions: PanelActions): unknown {
  const chips = chipsOf(shown.filter, history.facets);
  if (chips.length === 0) return nothing;
  return html`<div class="chips" role="group" aria-label="Filters">
    ${chips.map(({ text, rest }) => chip({ text, action: 'Remove filter', onRemove: () => { filterBy(rest); } }))}
    ${toolButton({ label: 'Clear filters', onPress: () => { clearFilters(shown, actions); } })}
  </div>`;
}

function countLine({ matching, stored, shown, groups }: HistoryState, ui: UiState, actions: PanelActions): TemplateResult {
  const count = matching === stored ? counted(stored, 'grade') : `${wholeNumber(matching)} of ${counted(stored, 'grade')}`;
  return html`<div class="count-line">
    <p class="muted">${count}${shown.groupBy === null ? nothing : ` in ${counted(groups.length, 'group')}`}</p>
    ${toggle('keys', 'Keys', 'keyboard', ui, actions)}
  </div>`;
}
