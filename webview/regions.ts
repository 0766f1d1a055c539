import { html, nothing, render } from 'lit-html';
import type { PanelActions, PanelModel } from './model.ts';
import { progressRing } from './ui/progress.ts';
import { gradeDetail } from './views/grade.ts';
import { historyView } from './views/history.ts';
import { runningView } from './views/running.ts';
import { scorecardView } from './views/scorecard.ts';
import { setupView } from './views/setup.ts';

/** A part of the page: it is drawn again only when one of its inputs is another object. */
interface Region {
  readonly name: string;
  readonly inputs: (model: PanelModel) => readonly unknown[];
  readonly view: (model: PanelModel, actions: PanelActions) => unknown;
}

const REGIONS: readonly Region[] = [
  {
    name: 'loading',
    inputs: ({ host }) => [host === null],
    view: ({ host }) => (host === null ? html`<p class="loading">${progressRing()}<span>Loading grades…</span></p>` : nothing),
  },
  {
    name: 'setup',
    inputs: ({ host }) => [host?.setup, host?.selected, host?.history, host?.running.length],
    view: ({ host }, actions) => (host === null ? nothing : setupView(host, actions)),
  },
  {
    name: 'running',
    inputs: ({ host, ui }) => [host?.running, ui.cancelling],
    view: ({ host, ui }, actions) => (host === null ? nothing : runningView(host.running, ui.cancelling, actions)),
  },
  {
    name: 'scorecard',
    inputs: ({ host }) => [host?.scorecard, host?.selected?.id],
    view: ({ host }, actions) => (host?.scorecard ? scorecardView(host.scorecard, host.selected?.id ?? null, actions) : nothing),
  },
  {
    name: 'grade',
    inputs: ({ host, ui }) => [host?.selected, ui.expanded, ui.now],
    view: ({ host, ui }, actions) => (host?.selected ? gradeDetail(host.selected, ui, actions) : nothing),
  },
  {
    name: 'history',
    inputs: ({ host, ui }) => [host?.history, host?.selected?.id, ui.search, ui.activeGradeId, ui.loadingMore, ui.now],
    view: ({ host, ui }, actions) => (host === null ? nothing : historyView(host.history, host.selected?.id ?? null, ui, actions)),
  },
];

/** Sets up one place per region in `container`; the function draws what has changed since it was called last. */
export function mountRegions(container: HTMLElement, actions: PanelActions): (model: PanelModel) => void {
  const mounted = REGIONS.map((region) => mount(region, container, actions));
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
