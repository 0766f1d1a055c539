import { html, nothing, type TemplateResult } from 'lit-html';
import type { HistoryShown } from '../../../src/protocol/historyProtocol.ts';
import { shownOf, type PanelActions, type PanelModel } from '../../model.ts';
import { button } from '../../ui/button.ts';
import { notice } from '../../ui/notice.ts';
import { progressBar } from '../../ui/progress.ts';
import { clearFilters } from './clearFilters.ts';
import { historyToolbar } from './toolbar.ts';

/** What stands above the list; nothing before there are any grades. */
export function historyHead(model: PanelModel, actions: PanelActions): unknown {
  const { host, ui } = model;
  const shown = shownOf(model);
  if (host === null || shown === null || ui.view !== 'grades') return nothing;
  const { history } = host;
  return html`${history.stored === 0 ? nothing : html`<h2 class="visually-hidden">History</h2>`}
    ${history.problem === null ? nothing : notice({ kind: 'warning', content: history.problem, urgent: true })}
    ${history.stored === 0 ? nothing : historyToolbar(history, shown, ui, actions)}
    ${ui.asked === null ? nothing : html`<div class="busy-line">${progressBar({ label: 'Reading the history', fraction: null })}</div>`}
    ${history.matching === 0 && history.stored > 0 && ui.asked === null ? noneFound(shown, actions) : nothing}`;
}

function noneFound(shown: HistoryShown, actions: PanelActions): TemplateResult {
  const { search } = shown.filter;
  return html`<section class="none-found" aria-label="Nothing matches">
    <p><b>No grade matches.</b></p>
    ${search === undefined ? html`<p class="muted">No grade meets all the filters at once. Take one away, or clear them.</p>` : html`<p class="muted">All words of <bdi>“${search}”</bdi> have to occur in the feedback or the texts. Texts of which only the hash is kept are not searched.</p>`}
    ${button({ label: 'Clear Filters', onPress: () => { clearFilters(shown, actions); } })}
  </section>`;
}
