import { nothing } from 'lit-html';
import { shownOf } from './model.ts';
import type { Region } from './regions.ts';
import { trendView } from './views/trend.ts';

/** How the expected score moves. */
export const trendRegion: Region = {
  name: 'trend',
  place: 'list',
  inputs: (model) => [model.trend, model.ui.view, model.ui.now, shownOf(model)?.filter],
  view: (model, actions) => {
    const { host, trend, ui } = model;
    if (host === null || ui.view !== 'trend') return nothing;
    // The view narrows the filter further by itself; it starts from the list's.
    const filter = trend?.filter ?? shownOf(model)?.filter ?? {};
    return trendView(trend?.trend ?? null, trend?.problem ?? null, { filter, now: ui.now }, actions);
  },
};

/** How far the evaluators can be trusted. */
export const trustRegion: Region = {
  name: 'trust',
  place: 'list',
  inputs: ({ trust, ui }) => [trust, ui.view],
  view: () => nothing,
};

/** The chosen grades side by side. */
export const comparisonRegion: Region = {
  name: 'comparison',
  place: 'list',
  inputs: ({ comparison, ui }) => [comparison, ui.view],
  view: () => nothing,
};
