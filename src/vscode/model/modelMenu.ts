import * as vscode from 'vscode';
import type { CommandId } from '../support/commands.ts';

interface MenuItem extends vscode.QuickPickItem {
  readonly command: CommandId;
}

const ITEMS: readonly MenuItem[] = [
  { label: '$(folder-opened) Choose Model…', command: 'prometheus.chooseModel' },
  { label: '$(debug-stop) Unload', detail: 'Its memory is freed; the next grade loads it again.', command: 'prometheus.unloadModel' },
  { label: '$(circuit-board) Install GPU Support…', command: 'prometheus.installGpu' },
  { label: '$(output) Show Log', command: 'prometheus.showLog' },
];

/** What can be done with the evaluator, from its status item. */
export async function modelMenu(): Promise<void> {
  const picked = await vscode.window.showQuickPick(ITEMS, { title: 'Prometheus Evaluator' });
  if (picked !== undefined) await vscode.commands.executeCommand(picked.command);
}
