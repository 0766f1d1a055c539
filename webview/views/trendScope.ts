import { html, nothing, type TemplateResult } from 'lit-html';
import type { HistoryFilter } from '../../src/core/history/historyFilter.ts';
import type { Trend } from '../../src/core/history/trend.ts';
import type { PanelActions } from '../model.ts';
import { documentNameOf } from '../text/documentName.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

const MOST_FILES = 50;

/** Which grades the trend is of: all, those of a rubric, those of a file. What else the filter says stays. */
export function trendScope(trend: Trend | null, filter: HistoryFilter, { post }: PanelActions): TemplateResult {
  const { rubricName, documentUri, ...rest } = filter;
  const show = (next: Pick<HistoryFilter, 'rubricName' | 'documentUri'>): void => {
    post({ type: 'show-trend', filter: { ...rest, ...next } });
  };
  const inRubric = rubricName === undefined ? {} : { rubricName };
  const inFile = documentUri === undefined ? {} : { documentUri };
  return html`<div class="trend-scope" role="group" aria-label="Grades of the trend">
    ${chooser('Rubric', 'All rubrics', rubricName, rubrics(trend, rubricName), (value) => {
      show(value === null ? inFile : { ...inFile, rubricName: value });
    })}
    ${chooser('File', 'All files', documentUri ?? undefined, files(trend, documentUri), (value) => {
      show(value === null ? inRubric : { ...inRubric, documentUri: value });
    })}
    ${documentUri === null ? html`<p class="chart-note muted">Only grades of texts without a file.</p>` : nothing}
    ${Object.keys(rest).length > 0 ? html`<p class="chart-note muted">The other filters of the list hold here too.</p>` : nothing}
  </div>`;
}

function chooser(name: string, all: string, chosen: string | undefined, choices: readonly Choice[], choose: (value: string | null) => void): TemplateResult {
  const changed = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) choose(target.selectedIndex === 0 ? null : target.value);
  };
  return html`<label>${name}
    <select class="select" @change=${changed}>
      <option value="" ?selected=${chosen === undefined}>${all}</option>
      ${choices.map(({ value, label }) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`)}
    </select>
  </label>`;
}

function rubrics(trend: Trend | null, chosen: string | undefined): readonly Choice[] {
  const names = new Set([...(chosen === undefined ? [] : [chosen]), ...(trend?.series ?? []).map(({ rubricName }) => rubricName)]);
  return [...names].sort().map((name) => ({ value: name, label: name }));
}

function files(trend: Trend | null, chosen: string | null | undefined): readonly Choice[] {
  const uris = new Set<string>(typeof chosen === 'string' ? [chosen] : []);
  for (const { points } of trend?.series ?? []) for (const { documentUri } of points) if (documentUri !== null) uris.add(documentUri);
  return [...uris].slice(0, MOST_FILES).map((uri) => ({ value: uri, label: documentNameOf(uri) ?? uri }));
}
