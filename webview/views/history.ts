import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { PanelState } from '../../src/protocol/panelProtocol.ts';
import type { PanelActions, UiState } from '../model.ts';
import { wholeNumber } from '../text/numbers.ts';
import { badge } from '../ui/badge.ts';
import { button } from '../ui/button.ts';
import { notice } from '../ui/notice.ts';
import { historyRow } from './historyRow.ts';
import { listKeys } from './listKeys.ts';
import { searchField } from './searchField.ts';

type History = PanelState['history'];

/** The past grades; nothing before there are any. */
export function historyView(history: History, selectedId: string | null, ui: UiState, actions: PanelActions): unknown {
  const searching = (ui.search ?? history.search) !== '';
  if (history.total === 0 && !searching && history.problem === null) return nothing;
  return html`<section class="history" aria-labelledby="history-heading">
    <div class="history-head"><h2 id="history-heading">History</h2>${badge(wholeNumber(history.total))}</div>
    ${history.problem === null ? nothing : notice({ kind: 'warning', content: history.problem, urgent: true })}
    ${searchField(ui.search ?? history.search, actions)}
    ${history.grades.length === 0 ? noneFound(searching, history.search) : list(history, selectedId, ui, actions)}
    ${history.hasMore ? loadMore(history, ui.loadingMore, actions) : nothing}
  </section>`;
}

function list(history: History, selectedId: string | null, ui: UiState, actions: PanelActions): TemplateResult {
  const { grades } = history;
  const stop = grades.find(({ id }) => id === ui.activeGradeId) ?? grades.find(({ id }) => id === selectedId) ?? grades[0];
  const on = listKeys(actions);
  return html`<ul class="rows" role="listbox" aria-label="Past grades, newest first" @click=${on.click} @keydown=${on.key} @focusin=${on.focus}>
    ${repeat(
      grades,
      ({ id }) => id,
      (grade, index) =>
        historyRow(grade, {
          position: index + 1,
          total: history.total,
          selected: grade.id === selectedId,
          tabStop: grade === stop,
          now: ui.now,
        }),
    )}
  </ul>`;
}

function noneFound(searching: boolean, search: string): unknown {
  return searching ? html`<p class="muted none-found">No grade matches <bdi>“${search}”</bdi>. All words have to occur in the feedback or the texts.</p>` : nothing;
}

function loadMore({ grades, total }: History, loading: boolean, { dispatch, post }: PanelActions): TemplateResult {
  const more = button({
    label: loading ? 'Loading…' : 'Load More',
    busy: loading,
    onPress: () => {
      dispatch({ type: 'more-asked' });
      post({ type: 'load-more' });
    },
  });
  return html`<div class="load-more">${more}<span class="muted">${wholeNumber(grades.length)} of ${wholeNumber(total)}</span></div>`;
}
