import * as vscode from 'vscode';
import { modelCardUrl } from '../../core/models/catalogue.ts';
import { describeMachine, type Machine } from '../../core/models/machine.ts';
import { choiceName, type ModelChoice } from '../../core/models/modelChoices.ts';
import { hostMachine } from '../../host/models/hostMachine.ts';
import { removeModelFile } from '../../host/models/modelFolder.ts';
import { DELETE_FILE, type ModelItem, type ModelPick } from './modelPicks.ts';
import type { RecordedHashes } from './recordedHashes.ts';

/** Shows the list and waits for a choice; undefined when the person leaves. `items` is asked again after a change. */
export async function askModel(items: () => Promise<readonly ModelItem[]>, hashes: RecordedHashes): Promise<ModelPick | undefined> {
  const list = vscode.window.createQuickPick<ModelItem>();
  list.title = 'Choose Model';
  list.placeholder = placeholder(hostMachine());
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  // Questions of the buttons take the focus.
  list.ignoreFocusOut = true;
  list.items = await items();
  list.onDidTriggerItemButton(async ({ button, item }) => {
    if (item.pick?.kind !== 'entry') return;
    if (button !== DELETE_FILE) await vscode.env.openExternal(vscode.Uri.parse(modelCardUrl(item.pick.choice.file), true));
    else if (await deleteFile(item.pick.choice, hashes)) list.items = await items();
  });
  list.show();
  try {
    return await picked(list);
  } finally {
    list.dispose();
  }
}

function placeholder(machine: Machine): string {
  const card = machine.gpu === null ? ' (a graphics card is not counted)' : '';
  return `For this machine with ${describeMachine(machine)}${card}`;
}

function picked(list: vscode.QuickPick<ModelItem>): Promise<ModelPick | undefined> {
  return new Promise((resolve) => {
    list.onDidAccept(() => {
      resolve(list.selectedItems[0]?.pick);
    });
    list.onDidHide(() => {
      resolve(undefined);
    });
  });
}

async function deleteFile(choice: ModelChoice, hashes: RecordedHashes): Promise<boolean> {
  const name = choiceName(choice);
  const detail = choice.inUse ? `${choice.path}\n\nIt is the model in use: choose another one afterwards.` : choice.path;
  if ((await vscode.window.showWarningMessage(`Delete what was downloaded of ${name}?`, { modal: true, detail }, 'Delete')) !== 'Delete') return false;
  try {
    await removeModelFile(choice.path);
    await hashes.forget(choice.id);
    return true;
  } catch (error) {
    void vscode.window.showErrorMessage(`${name} could not be deleted: ${error instanceof Error ? error.message : String(error)}. Unload the model and try again.`);
    return false;
  }
}
