import * as vscode from 'vscode';
import { choiceDetail, choiceName, choiceSummary, type ModelChoice, type ModelChoices } from '../../core/models/modelChoices.ts';

/** What can be done with an item of the list. */
export type ModelPick =
  | { readonly kind: 'entry'; readonly choice: ModelChoice }
  | { readonly kind: 'file' }
  | { readonly kind: 'server' };

/** An item of the list; a separator has no pick. */
export interface ModelItem extends vscode.QuickPickItem {
  readonly pick?: ModelPick;
}

/** Opens the page of a model's repository. */
export const MODEL_CARD: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('link-external'), tooltip: 'Open the model card' };
/** Removes what was downloaded. */
export const DELETE_FILE: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('trash'), tooltip: 'Delete what was downloaded' };

/** The list to choose from: what is recommended and why, what is there, own files and servers, the rest of the catalogue. */
export function modelItems({ recommended, downloaded, others }: ModelChoices, hasServers: boolean): readonly ModelItem[] {
  return [
    ...group('recommended', recommended === null ? [] : [{ ...itemOf(recommended, '$(star-full)'), detail: `The best that fits. ${choiceDetail(recommended)}` }]),
    ...group('downloaded', downloaded.map((choice) => itemOf(choice, choice.state.kind === 'ready' ? '$(check)' : '$(debug-pause)'))),
    ...group('your own', [
      { label: '$(file-binary) Use a GGUF file…', detail: 'From this machine; its prompt format is told by its metadata and its name, and can be changed.', alwaysShow: true, pick: { kind: 'file' } },
      ...(hasServers ? [{ label: '$(server) Use a server…', detail: 'llama-server, vLLM, Ollama, or another with an OpenAI-compatible endpoint.', alwaysShow: true, pick: { kind: 'server' } } as const] : []),
    ]),
    ...group('to try the flow', others.filter(isDemonstration).map((choice) => itemOf(choice, '$(cloud-download)'))),
    ...group('to download', others.filter((choice) => !isDemonstration(choice)).map((choice) => itemOf(choice, choice.fits === 'no' ? '$(circle-slash)' : '$(cloud-download)'))),
  ];
}

function isDemonstration({ model }: ModelChoice): boolean {
  return model.demonstrationOnly;
}

function group(label: string, items: readonly ModelItem[]): readonly ModelItem[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function itemOf(choice: ModelChoice, icon: string): ModelItem {
  return {
    label: `${icon} ${choiceName(choice)}`,
    description: choiceSummary(choice),
    detail: choiceDetail(choice),
    buttons: choice.state.kind === 'absent' ? [MODEL_CARD] : [MODEL_CARD, DELETE_FILE],
    pick: { kind: 'entry', choice },
  };
}
