import { html, nothing, type TemplateResult } from 'lit-html';
import type { HistoryFilter } from '../../../src/core/history/historyFilter.ts';
import type { StorageView } from '../../../src/protocol/historyProtocol.ts';
import type { PanelActions } from '../../model.ts';
import { counted, fileSize, wholeNumber } from '../../text/numbers.ts';
import { icon } from '../../ui/icon.ts';
import { toolButton } from '../../ui/toolButton.ts';

/** What is stored, where, and for how long: one line, with the rest behind it. */
export function storageView(storage: StorageView | null, filter: HistoryFilter, open: boolean, actions: PanelActions): unknown {
  if (storage === null) return nothing;
  const toggled = ({ target }: Event): void => {
    if (target instanceof HTMLDetailsElement) actions.dispatch({ type: 'section-toggled', section: 'storage', open: target.open });
  };
  return html`<details class="storage" ?open=${open} @toggle=${toggled}>
    <summary>${icon('storage')}<span class="one-line"><span class="visually-hidden">Stored here: </span>${lineOf(storage)}</span><span class="storage-more">${icon('chevron')}</span></summary>
    <div class="storage-body">${facts(storage)} ${buttons(filter, actions)}</div>
  </details>`;
}

function lineOf({ grades, bytes, textStorage }: StorageView): string {
  return `${counted(grades, 'grade')} · ${fileSize(bytes)} · ${textStorage === 'full' ? 'with texts' : 'without texts'}`;
}

function facts({ path, grades, labels, withTexts, textStorage, retentionDays }: StorageView): TemplateResult {
  const texts = textStorage === 'full' ? 'kept with each grade' : 'not kept, only their hashes';
  const kept = `${wholeNumber(withTexts)} of ${counted(grades, 'grade')} with texts`;
  return html`<dl class="run-facts">
    <div><dt>Where</dt><dd><bdi class="path">${path}</bdi></dd></div>
    <div><dt>Texts</dt><dd>${texts}; ${kept}</dd></div>
    <div><dt>Labels</dt><dd>${wholeNumber(labels)}</dd></div>
    <div><dt>Kept</dt><dd>${retentionDays === null ? 'until you delete them' : `for ${counted(retentionDays, 'day')}`}</dd></div>
  </dl>`;
}

function buttons(filter: HistoryFilter, { post }: PanelActions): TemplateResult {
  const narrowed = Object.keys(filter).length > 0;
  return html`<div class="tool-line" role="group" aria-label="History">
    ${toolButton({ label: 'Export…', hint: narrowed ? 'Export the grades that the filter shows' : 'Export all grades', onPress: () => { post({ type: 'export-history', filter }); } })}
    ${toolButton({ label: 'Import…', onPress: () => { post({ type: 'import-history' }); } })}
    ${toolButton({ label: 'Delete…', onPress: () => { post({ type: 'delete-history' }); } })}
    ${toolButton({ label: 'Settings', onPress: () => { post({ type: 'history-settings' }); } })}
  </div>`;
}
