import { html, nothing, type TemplateResult } from 'lit-html';
import type { HistoryFilter } from '../../src/core/history/historyFilter.ts';
import type { Trend } from '../../src/core/history/trend.ts';
import type { PanelActions } from '../model.ts';
import { documentNameOf } from '../text/documentName.ts';
import { select } from '../ui/select.ts';

interface Choice<T> {
  readonly value: T | undefined;
  readonly label: string;
}

const MOST_FILES = 50;

/** Which grades the trend is of: all, those of a rubric, those of a file. What else the filter says stays. */
export function trendScope(trend: Trend | null, filter: HistoryFilter, { post }: PanelActions): TemplateResult {
  const { rubricName, documentUri, ...rest } = filter;
  const show = (rubric: string | undefined, file: string | null | undefined): void => {
    post({ type: 'show-trend', filter: { ...rest, ...(rubric === undefined ? {} : { rubricName: rubric }), ...(file === undefined ? {} : { documentUri: file }) } });
  };
  return html`<div class="trend-scope" role="group" aria-label="Grades of the trend">
    ${select({ label: 'Rubric', options: rubrics(trend, rubricName), chosen: rubricName, onChoose: (chosen) => { show(chosen, documentUri); } })}
    ${select({ label: 'File', options: files(trend, documentUri), chosen: documentUri, onChoose: (chosen) => { show(rubricName, chosen); } })}
    ${Object.keys(rest).length > 0 ? html`<p class="chart-note muted">The other filters of the list hold here too.</p>` : nothing}
  </div>`;
}

function rubrics(trend: Trend | null, chosen: string | undefined): readonly Choice<string>[] {
  const names = new Set([...(chosen === undefined ? [] : [chosen]), ...(trend?.series ?? []).map(({ rubricName }) => rubricName)]);
  return [{ value: undefined, label: 'All rubrics' }, ...[...names].sort().map((name) => ({ value: name, label: name }))];
}

function files(trend: Trend | null, chosen: string | null | undefined): readonly Choice<string | null>[] {
  const uris = new Set<string | null>(chosen === undefined ? [] : [chosen]);
  for (const { points } of trend?.series ?? []) for (const { documentUri } of points) uris.add(documentUri);
  const known = [...uris].slice(0, MOST_FILES).map((uri) => ({ value: uri, label: documentNameOf(uri) ?? 'No file' }));
  return [{ value: undefined, label: 'All files' }, ...known];
}
