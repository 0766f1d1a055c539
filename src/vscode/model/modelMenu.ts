import * as vscode from 'vscode';
import type { CommandId } from '../support/commands.ts';
import { serverSettings } from '../support/settings.ts';

interface MenuItem extends vscode.QuickPickItem {
  readonly command: CommandId;
}

const EMBEDDED: readonly MenuItem[] = [
  { label: '$(folder-opened) Choose Model…', command: 'prometheus.chooseModel' },
  { label: '$(debug-stop) Unload', detail: 'Its memory is freed; the next grade loads it again.', command: 'prometheus.unloadModel' },
  { label: '$(circuit-board) Install GPU Support…', command: 'prometheus.installGpu' },
  { label: '$(server) Use a Server…', command: 'prometheus.useServer' },
  { label: '$(output) Show Log', command: 'prometheus.showLog' },
];

const SERVER: readonly MenuItem[] = [
  { label: '$(device-desktop) Use the Embedded Engine', detail: 'The model of this machine grades again.', command: 'prometheus.useEmbedded' },
  { label: '$(key) Set the Server Key…', command: 'prometheus.setServerKey' },
  { label: '$(server) Use Another Server…', command: 'prometheus.useServer' },
  { label: '$(output) Show Log', command: 'prometheus.showLog' },
];

/** What can be done with the evaluator, from its status item. */
export async function modelMenu(): Promise<void> {
  const picked = await vscode.window.showQuickPick(modelMenuItems(serverSettings().url), { title: 'Prometheus Evaluator' });
  if (picked !== undefined) await vscode.commands.executeCommand(picked.command);
}

/** The entries for a server's address, or for the embedded engine when it is empty. */
function modelMenuItems(serverUrl: string): readonly MenuItem[] {
  return serverUrl === '' ? EMBEDDED : SERVER;
}
