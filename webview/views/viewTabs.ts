import type { TemplateResult } from 'lit-html';
import { VIEWS, type PanelActions, type UiState, type ViewName } from '../model.ts';
import { tabs } from '../ui/tabs.ts';

/** Id of the part of the page that the tabs switch. */
export const TAB_PANEL_ID = 'view';

const LABELS: Readonly<Record<ViewName, string>> = { grades: 'Grades', trend: 'Trend', trust: 'Trust', comparison: 'Compare' };

/** The views; Compare is there once two grades are chosen. */
export function viewTabs({ view, chosen }: UiState, { dispatch }: PanelActions): TemplateResult {
  const there = VIEWS.filter((name) => name !== 'comparison' || chosen.length >= 2);
  return tabs({
    label: 'Views',
    tabs: there.map((id) => ({ id, label: id === 'comparison' ? `${LABELS[id]} (${chosen.length})` : LABELS[id] })),
    chosen: view,
    controls: TAB_PANEL_ID,
    onChoose: (id) => {
      dispatch({ type: 'view-chosen', view: id });
    },
  });
}
