import type { PanelRequest } from '../src/protocol/panelProtocol.ts';
import { ALL_GRADES } from './filter/historyShown.ts';
import { shownOf, type PanelModel } from './model.ts';
import { trendFilterOf } from './filter/trendFilter.ts';

/** What the host is to be asked after a change of what the page shows. */
export function requestsAfter(before: PanelModel, after: PanelModel): readonly PanelRequest[] {
  if (after.host === null) return [];
  const asked = after.ui.asked !== null && (after.ui.asked !== before.ui.asked || before.host === null);
  // The host goes on answering for a view until another one is asked for.
  const back = after.ui.view === 'grades' && before.ui.view !== 'grades' && before.host !== null;
  const list: readonly PanelRequest[] = asked || back ? [{ type: 'show-history', shown: shownOf(after) ?? ALL_GRADES }] : [];
  return [...list, ...ofView(before, after, before.host === null || before.ui.view !== after.ui.view)];
}

function ofView(before: PanelModel, after: PanelModel, entered: boolean): readonly PanelRequest[] {
  switch (after.ui.view) {
    case 'grades':
      return [];
    case 'trend':
      return entered ? [{ type: 'show-trend', filter: trendFilterOf(after) }] : [];
    case 'trust':
      return entered ? [{ type: 'show-trust' }] : [];
    case 'comparison':
      return entered || before.ui.chosen !== after.ui.chosen ? [{ type: 'show-comparison', gradeIds: after.ui.chosen }] : [];
  }
}
