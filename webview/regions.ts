import { html, nothing, render } from 'lit-html';
import type { PageParts } from './frame.ts';
import { shownOf, type PanelActions, type PanelModel } from './model.ts';
import { progressRing } from './ui/progress.ts';
import { comparisonRegion, trendRegion, trustRegion } from './viewRegions.ts';
import { gradeDetail } from './views/grade.ts';
import { chosenBar } from './views/history/chosenBar.ts';
import { historyHead } from './views/history/history.ts';
import { historyList } from './views/history/list.ts';
import { storageView } from './views/history/storage.ts';
import { runningView } from './views/running.ts';
import { scorecardView } from './views/scorecard.ts';
import { setupView } from './views/setup.ts';
import { viewTabs } from './views/viewTabs.ts';

/** A part of the page: it is drawn again only when one of its inputs is another object. */
export interface Region {
  readonly name: string;
  readonly place: keyof PageParts;
  readonly inputs: (model: PanelModel) => readonly unknown[];
  readonly view: (model: PanelModel, actions: PanelActions) => unknown;
}

const REGIONS: readonly Region[] = [
  {
    name: 'tabs',
    place: 'top',
    inputs: ({ host, ui }) => [host === null, ui.view, ui.chosen, hasHistory(host)],
    view: ({ host, ui }, actions) => (hasHistory(host) ? viewTabs(ui, actions) : nothing),
  },
  {
    name: 'loading',
    place: 'side',
    inputs: ({ host }) => [host === null],
    view: ({ host }) => (host === null ? html`<p class="loading">${progressRing()}<span>Loading grades…</span></p>` : nothing),
  },
  {
    name: 'setup',
    place: 'side',
    inputs: ({ host }) => [host?.setup, host?.selected, host?.history, host?.running.length],
    view: ({ host }, actions) => (host === null ? nothing : setupView(host, actions)),
  },
  {
    name: 'running',
    place: 'side',
    inputs: ({ host, ui }) => [host?.running, ui.cancelling],
    view: ({ host, ui }, actions) => (host === null ? nothing : runningView(host.running, ui.cancelling, actions)),
  },
  {
    name: 'scorecard',
    place: 'side',
    inputs: ({ host, ui }) => [host?.scorecard, host?.selected?.id, ui.view],
    view: ({ host, ui }, actions) => (host?.scorecard && ui.view === 'grades' ? scorecardView(host.scorecard, host.selected?.id ?? null, actions) : nothing),
  },
  {
    name: 'grade',
    place: 'side',
    inputs: (model) => [model.host?.selected, model.ui.expanded, model.ui.now, model.ui.chosen, model.ui.view, model.ui.closed],
    view: gradeRegion,
  },
  {
    name: 'history',
    place: 'list',
    inputs: ({ host, ui }) => [host?.history, ui.asked, ui.search, ui.expanded, ui.view, ui.now],
    view: historyHead,
  },
  {
    name: 'chosen',
    place: 'list',
    inputs: ({ ui }) => [ui.chosen, ui.view],
    view: ({ ui }, actions) => (ui.view === 'grades' ? chosenBar(ui.chosen, actions) : nothing),
  },
  {
    name: 'list',
    place: 'list',
    inputs: ({ host, rows, ui }) => [host?.history, host?.selected?.id, rows, ui.asked, ui.active, ui.collapsed, ui.list, ui.chosen, ui.closed, ui.now, ui.view],
    view: (model, actions) => (model.ui.view === 'grades' && (model.host?.history.matching ?? 0) > 0 ? historyList(model, actions) : nothing),
  },
  trendRegion,
  trustRegion,
  comparisonRegion,
  {
    name: 'storage',
    place: 'list',
    inputs: ({ host, ui }) => [host?.history, ui.asked, ui.expanded, ui.view],
    view: (model, actions) => {
      const { host, ui } = model;
      return host === null || ui.view !== 'grades' ? nothing : storageView(host.history.storage, shownOf(model)?.filter ?? {}, ui.expanded.has('storage'), actions);
    },
  },
];

function hasHistory(host: PanelModel['host']): boolean {
  return host !== null && (host.history.stored > 0 || host.selected !== null);
}

function gradeRegion(model: PanelModel, actions: PanelActions): unknown {
  const { host, ui } = model;
  const grade = host?.selected ?? null;
  if (grade === null || ui.view !== 'grades' || grade.id === ui.closed) return nothing;
  return gradeDetail(grade, ui, actions);
}

/** Sets up one place per region in the page; the function draws what has changed since it was called last. */
export function mountRegions(page: PageParts, actions: PanelActions): (model: PanelModel) => void {
  const mounted = REGIONS.map((region) => mount(region, page[region.place], actions));
  return (model) => {
    for (const draw of mounted) draw(model);
  };
}

function mount(region: Region, container: HTMLElement, actions: PanelActions): (model: PanelModel) => void {
  const place = document.createElement('div');
  place.dataset['region'] = region.name;
  container.append(place);
  let drawn: readonly unknown[] | null = null;
  return (model) => {
    const inputs = region.inputs(model);
    if (drawn?.every((input, index) => Object.is(input, inputs[index])) === true) return;
    drawn = inputs;
    render(region.view(model, actions), place);
  };
}
