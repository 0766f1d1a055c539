import { catalogueEntries, entryId, type Catalogue } from '../../core/models/catalogue.ts';
import { modelChoices, type ModelChoices } from '../../core/models/modelChoices.ts';
import { recommend } from '../../core/models/recommend.ts';
import { cacheDirectory } from '../../host/models/cacheDirectory.ts';
import { hostMachine } from '../../host/models/hostMachine.ts';
import { entryPath, localStates, modelFolders, type ModelFolders } from '../../host/models/modelFolder.ts';
import { downloadSettings, modelSettings } from '../support/settings.ts';

/** Where models are kept, by the settings. */
export function folders(): ModelFolders {
  return modelFolders(downloadSettings().modelsFolder, cacheDirectory());
}

/** The catalogue as this machine sees it now. */
export async function localChoices(catalogue: Catalogue, inUsePath: string | null): Promise<ModelChoices> {
  const { contextTokens, kvCacheType } = modelSettings();
  const ranked = recommend(catalogue, hostMachine(), contextTokens ?? null, kvCacheType);
  const entries = catalogueEntries(catalogue);
  const places = new Map(entries.map((entry) => [entryId(entry), entryPath(entry, folders())]));
  const states = await localStates(entries, folders());
  return modelChoices(ranked, {
    pathOf: (id) => places.get(id) ?? '',
    stateOf: (id) => states.get(id) ?? { kind: 'absent' },
    inUsePath,
  });
}
