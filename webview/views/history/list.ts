import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { activePosition, drawnRows, listLayout } from '../../list/drawnRows.ts';
import { HEADER, type ListLayout, type ListPosition, type VisibleRows } from '../../list/listLayout.ts';
import { rowAt } from '../../list/rowCache.ts';
import type { PanelActions, PanelModel } from '../../model.ts';
import { columnNames } from './columnNames.ts';
import { groupHeader } from './groupHeader.ts';
import { listKeys } from './listKeys.ts';
import { historyRow } from './row.ts';

/** The list of grades: of however many there are, only those in view are in the page. */
export function historyList(model: PanelModel, actions: PanelActions): TemplateResult {
  const layout = listLayout(model);
  const active = activePosition(model, layout);
  const grouped = layout.heights.header > 0;
  const on = listKeys(actions);
  return html`${model.ui.list.density === 'wide' ? columnNames() : nothing}<div
    class="rows ${model.ui.list.density} ${model.ui.chosen.length > 0 ? 'choosing' : ''}"
    role=${grouped ? 'tree' : 'listbox'}
    aria-label="Past grades"
    aria-multiselectable="true"
    aria-busy=${String(model.ui.asked !== null)}
    style="height:${layout.height}px;--row-height:${layout.heights.row}px;--header-height:${layout.heights.header}px"
    @click=${on.click}
    @keydown=${on.key}
    @focusin=${on.focus}
  >
    ${repeat(byGroup(drawnRows(model, layout)), ([first]) => first.group.view.key, (parts) => group(parts, layout, active, model))}
  </div>`;
}

type Parts = readonly [VisibleRows, ...VisibleRows[]];

// The active row may stand apart from the rows in view of its group.
function byGroup(rows: readonly VisibleRows[]): readonly Parts[] {
  const groups = new Map<string, [VisibleRows, ...VisibleRows[]]>();
  for (const part of rows) {
    const known = groups.get(part.group.view.key);
    if (known === undefined) groups.set(part.group.view.key, [part]);
    else known.push(part);
  }
  return [...groups.values()];
}

function group(parts: Parts, layout: ListLayout, active: ListPosition | null, model: PanelModel): TemplateResult {
  const [{ group: placed }] = parts;
  const here = active?.group === placed.view.key ? active.row : null;
  const numbers = parts.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index));
  return html`<ul class="row-group" role="presentation" style="top:${placed.top}px;height:${placed.height}px">
    ${layout.heights.header > 0 ? groupHeader(placed, { tabStop: here === HEADER, position: layout.groups.indexOf(placed) + 1, count: layout.groups.length, by: model.host?.history.shown.groupBy ?? null }) : nothing}
    ${repeat(numbers.toSorted((a, b) => a - b), (row) => row, (row) => rowView(placed.view.key, row, placed.view.count, here === row, layout, model))}
  </ul>`;
}

function rowView(key: string, row: number, count: number, tabStop: boolean, { heights }: ListLayout, { rows, host, ui }: PanelModel): TemplateResult {
  const grade = rowAt(rows, key, row);
  return historyRow(grade, {
    group: key,
    row,
    count,
    top: heights.header + row * heights.row,
    role: heights.header > 0 ? 'treeitem' : 'option',
    selected: grade !== null && grade.id === host?.selected?.id && grade.id !== ui.closed,
    chosen: grade !== null && ui.chosen.includes(grade.id),
    tabStop,
    now: ui.now,
  });
}
