import type { HistoryGroup, HistoryGrouping } from '../../core/history/historyFilter.ts';
import type { HistoryFailure, HistoryStorage, HistoryStore } from '../../core/history/historyStore.ts';
import { ok, type Result } from '../../core/support/result.ts';
import type { Facet, HistoryState, StorageView } from '../../protocol/historyProtocol.ts';
import type { HistorySettings } from '../support/settings.ts';
import { countOf, labelOf } from './shownGroups.ts';

/** What of the history does not depend on the filter. */
export type Overview = Pick<HistoryState, 'stored' | 'facets'> & { readonly storage: HistoryStorage };

export const EMPTY_FACETS: HistoryState['facets'] = { documents: [], rubrics: [], evaluators: [] };

/** Reads what there is to filter by and what is stored. */
export async function readOverview(store: HistoryStore, documentName: (uri: string) => string): Promise<Result<Overview, HistoryFailure>> {
  const documents = await store.groups({}, 'document');
  if (!documents.ok) return documents;
  const rubrics = await store.groups({}, 'rubric');
  if (!rubrics.ok) return rubrics;
  const evaluators = await store.groups({}, 'evaluator');
  if (!evaluators.ok) return evaluators;
  const storage = await store.storage();
  if (!storage.ok) return storage;
  const facets = (by: HistoryGrouping, groups: readonly HistoryGroup[]): readonly Facet<string | null>[] =>
    groups.map(({ key, count }) => ({ value: key, label: labelOf(by, key, documentName), count }));
  return ok({
    stored: countOf(evaluators.value),
    facets: { documents: facets('document', documents.value), rubrics: facets('rubric', rubrics.value).map(named), evaluators: facets('evaluator', evaluators.value) },
    storage: storage.value,
  });
}

// Every grade has a rubric.
function named({ value, ...rest }: Facet<string | null>): Facet<string> {
  return { ...rest, value: value ?? '' };
}

export function storageView(storage: HistoryStorage, settings: HistorySettings): StorageView {
  return { ...storage, ...settings };
}
