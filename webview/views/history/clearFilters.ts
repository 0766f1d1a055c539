import type { HistoryShown } from '../../../src/protocol/historyProtocol.ts';
import type { PanelActions } from '../../model.ts';

/** Shows everything again, in the order and groups as they are. */
export function clearFilters(shown: HistoryShown, { dispatch }: PanelActions): void {
  dispatch({ type: 'search-typed', text: '' });
  dispatch({ type: 'shown-asked', shown: { ...shown, filter: {} } });
}
