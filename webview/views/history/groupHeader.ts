import { html, nothing, type TemplateResult } from 'lit-html';
import type { HistoryGrouping } from '../../../src/core/history/historyFilter.ts';
import { HEADER, type PlacedGroup } from '../../list/listLayout.ts';
import { counted, oneDecimal, wholeNumber } from '../../text/numbers.ts';
import { dayName } from '../../text/relativeTime.ts';

/** Where a header stands among the others. */
export interface HeaderPlace {
  readonly tabStop: boolean;
  /** From 1. */
  readonly position: number;
  readonly count: number;
  readonly by: HistoryGrouping | null;
}

/** The header of a group; stays in view while its rows are. */
export function groupHeader({ view, open }: PlacedGroup, { tabStop, position, count, by }: HeaderPlace): TemplateResult {
  return html`<li
    class="group-header"
    role="treeitem"
    data-group=${view.key}
    data-row=${HEADER}
    tabindex=${tabStop ? 0 : -1}
    aria-level="1"
    aria-expanded=${String(open)}
    aria-posinset=${position}
    aria-setsize=${count}
  >
    <span class=${open ? 'twistie open' : 'twistie'} aria-hidden="true"></span>
    <span class="one-line"><bdi>${nameOf(view.label, by)}</bdi></span>
    <span class="group-facts">${mean(view.meanExpected)}<span class="group-count" title=${counted(view.count, 'grade')}>${wholeNumber(view.count)}<span class="visually-hidden"> grades</span></span></span>
  </li>`;
}

// Days come as `2026-11-24`.
function nameOf(label: string, by: HistoryGrouping | null): string {
  const day = by === 'day' ? new Date(`${label}T12:00`).getTime() : Number.NaN;
  return Number.isNaN(day) ? label : dayName(day);
}

function mean(value: number | null): unknown {
  return value === null ? nothing : html`<span title="Mean of the expected scores"><span class="visually-hidden">mean </span>⌀ ${oneDecimal(value)}<span class="visually-hidden">, </span></span>`;
}
