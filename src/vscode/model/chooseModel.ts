import * as vscode from 'vscode';
import { entryId, findEntry, type Catalogue, type CatalogueEntry } from '../../core/models/catalogue.ts';
import { choiceName, type ModelChoice } from '../../core/models/modelChoices.ts';
import { shippedCatalogue } from '../../core/models/shippedCatalogue.ts';
import type { ModelInspector } from '../../host/models/inspectModel.ts';
import { entryPath, localStates } from '../../host/models/modelFolder.ts';
import { isRecord } from '../support/isRecord.ts';
import { askModel } from './askModel.ts';
import { chooseModelFile } from './chooseModelFile.ts';
import { folders, localChoices } from './localChoices.ts';
import { useSmallModel } from './modelCommands.ts';
import type { ModelDownloads } from './modelDownloads.ts';
import { modelItems, type ModelItem, type ModelPick } from './modelPicks.ts';
import type { RecordedHashes } from './recordedHashes.ts';
import { checkModel, useModel } from './useModel.ts';

const USE_SERVER = 'prometheus.useServer';

/** What choosing a model needs. */
export interface ModelServices {
  readonly inspectModel: ModelInspector;
  /** The path of the model that grades are made with; null when there is none that can. */
  readonly modelInUse: () => Promise<string | null>;
  readonly modelDownloads: ModelDownloads;
  readonly recordedHashes: RecordedHashes;
}

/** Choose Model…: recommends, downloads where need be, and makes the choice the setting. */
export class ChooseModel {
  readonly #services: ModelServices;
  readonly #catalogue: Catalogue = shippedCatalogue();

  constructor(services: ModelServices) {
    this.#services = services;
  }

  /** Asks, unless `argument` is `{ entry }` with the id of a catalogue entry. Gives the path of the model in use then. */
  async choose(argument?: unknown): Promise<string | undefined> {
    const asked = isRecord(argument) && typeof argument['entry'] === 'string' ? argument['entry'] : undefined;
    if (asked !== undefined) return this.#useId(asked);
    const pick = await askModel(() => this.#items(), this.#services.recordedHashes);
    return pick === undefined ? undefined : this.#follow(pick);
  }

  async #items(): Promise<readonly ModelItem[]> {
    const [inUsePath, hasServers] = await Promise.all([this.#services.modelInUse(), isRegistered(USE_SERVER)]);
    return modelItems(await localChoices(this.#catalogue, inUsePath), hasServers);
  }

  async #follow(pick: ModelPick): Promise<string | undefined> {
    switch (pick.kind) {
      case 'file':
        return chooseModelFile(this.#services.inspectModel);
      case 'server':
        await vscode.commands.executeCommand(USE_SERVER);
        return undefined;
      case 'entry':
        return (await isWanted(pick.choice)) ? this.#useEntry(pick.choice) : undefined;
    }
  }

  async #useId(id: string): Promise<string | undefined> {
    const entry = findEntry(this.#catalogue, id);
    if (entry !== undefined) return this.#useEntry(entry);
    void vscode.window.showErrorMessage(`The catalogue has no model ${id}. Run “Prometheus: Choose Model…” to see those it has.`);
    return undefined;
  }

  async #useEntry(entry: CatalogueEntry): Promise<string | undefined> {
    const path = entryPath(entry, folders());
    const state = (await localStates([entry], folders())).get(entryId(entry));
    const provenance = state?.kind === 'ready' ? '' : await this.#bring(entry, path);
    if (provenance === undefined) return undefined;
    const model = await checkModel(path, this.#services.inspectModel);
    if (model === undefined) return undefined;
    // The catalogue knows the family; the name of a file may have lost it.
    const used = await useModel(model, entry.model.family);
    void vscode.window.showInformationMessage(`${choiceName(entry)} grades from now on (setting prometheus.modelPath). ${provenance}`.trim());
    return used;
  }

  /** The small model has more sources than the hub. */
  async #bring(entry: CatalogueEntry, path: string): Promise<string | undefined> {
    if (entry.model.demonstrationOnly) return (await useSmallModel({ quiet: true })) === undefined ? undefined : 'It only demonstrates the flow: it is far too small to judge.';
    return this.#services.modelDownloads.bring(entry, path, () => this.#useEntry(entry));
  }
}

/** Asks before gigabytes are downloaded that do not fit. */
async function isWanted(choice: ModelChoice): Promise<boolean> {
  if (choice.fits !== 'no' || choice.state.kind === 'ready') return true;
  const message = `${choiceName(choice)} does not fit this machine.`;
  return (await vscode.window.showWarningMessage(message, { modal: true, detail: choice.reason }, 'Download Anyway')) === 'Download Anyway';
}

async function isRegistered(command: string): Promise<boolean> {
  return (await vscode.commands.getCommands(true)).includes(command);
}
