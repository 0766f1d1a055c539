import { html, nothing, type TemplateResult } from 'lit-html';
import type { HistoryFilter } from '../../src/core/history/historyFilter.ts';
import type { Facet, HistoryState } from '../../src/protocol/historyProtocol.ts';
import type { PanelActions } from '../model.ts';
import { documentNameOf } from '../text/documentName.ts';
import { select } from '../ui/select.ts';

interface Choice<T> {
  readonly value: T | undefined;
  readonly label: string;
}

const MOST_FILES = 50;

/** Which grades the trend is of: all, those of a rubric, those of a file. What else the filter says stays. */
export function trendScope({ rubrics, documents }: HistoryState['facets'], filter: HistoryFilter, { post }: PanelActions): TemplateResult {
  const { rubricName, documentUri, ...rest } = filter;
  const show = (rubric: string | undefined, file: string | null | undefined): void => {
    post({ type: 'show-trend', filter: { ...rest, ...(rubric === undefined ? {} : { rubricName: rubric }), ...(file === undefined ? {} : { documentUri: file }) } });
  };
  return html`<div class="trend-scope" role="group" aria-label="Grades of the trend">
    ${select({ label: 'Rubric', options: choices('All rubrics', rubrics.toSorted((a, b) => a.label.localeCompare(b.label)), rubricName, String), chosen: rubricName, onChoose: (chosen) => { show(chosen, documentUri); } })}
    ${select({ label: 'File', options: choices('All files', documents.slice(0, MOST_FILES), documentUri, (uri) => documentNameOf(uri) ?? 'No file'), chosen: documentUri, onChoose: (chosen) => { show(rubricName, chosen); } })}
    ${Object.keys(rest).length > 0 ? html`<p class="chart-note muted">The other filters of the list hold here too.</p>` : nothing}
  </div>`;
}

// What is chosen stays in the list though it may be gone, or beyond those that are offered.
function choices<T extends string | null>(all: string, facets: readonly Facet<T>[], chosen: T | undefined, nameOf: (value: T) => string): readonly Choice<T>[] {
  const gone = chosen === undefined || facets.some(({ value }) => value === chosen) ? [] : [{ value: chosen, label: nameOf(chosen) }];
  return [{ value: undefined, label: all }, ...gone, ...facets.map(({ value, label }) => ({ value, label }))];
}
