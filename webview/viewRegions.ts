import { nothing } from 'lit-html';
import { trendFilterOf } from './filter/trendFilter.ts';
import type { Region } from './regions.ts';
import { comparisonView } from './views/comparison.ts';
import { trendView } from './views/trend.ts';
import { trustView } from './views/trust.ts';

/** How the expected score moves. */
export const trendRegion: Region = {
  name: 'trend',
  place: 'list',
  inputs: (model) => [model.trend, model.ui.view, model.ui.now, model.host?.history.facets, model.ui.expanded],
  view: (model, actions) => {
    const { host, trend, ui } = model;
    if (host === null || ui.view !== 'trend') return nothing;
    const context = { filter: trendFilterOf(model), facets: host.history.facets, dataOpen: ui.expanded.has('data'), now: ui.now };
    return trendView(trend?.trend ?? null, trend?.problem ?? null, context, actions);
  },
};

/** How far the evaluators can be trusted. */
export const trustRegion: Region = {
  name: 'trust',
  place: 'list',
  inputs: ({ host, trust, ui }) => [host === null, trust, ui.view],
  view: ({ host, trust, ui }, actions) => (host === null || ui.view !== 'trust' ? nothing : trustView(trust?.reports ?? null, trust?.problem ?? null, actions)),
};

/** The chosen grades side by side. */
export const comparisonRegion: Region = {
  name: 'comparison',
  place: 'list',
  inputs: ({ host, comparison, ui }) => [host === null, comparison, ui.view],
  view: ({ host, comparison, ui }, actions) =>
    host === null || ui.view !== 'comparison' ? nothing : comparisonView(comparison?.view ?? null, comparison?.problem ?? null, actions),
};
