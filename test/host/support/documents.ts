import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Writes a file into the workspace and shows it. */
export async function openFile(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = workspaceFile(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return showFile(uri);
}

/** Shows a file as a person opens it: a document that an extension opens stays open for minutes after its tab. */
export async function showFile(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('vscode.open', uri);
  const document = vscode.window.activeTextEditor?.document;
  assert.equal(document?.uri.toString(), uri.toString());
  assert.ok(document);
  return document;
}

export function workspaceFile(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no workspace folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Selects each occurrence of these texts, in order. */
export function select(document: vscode.TextDocument, ...texts: readonly string[]): void {
  const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
  assert.ok(editor, 'the document is not shown');
  editor.selections = texts.map((text) => {
    const range = rangeOf(document, text);
    return new vscode.Selection(range.start, range.end);
  });
}

export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  assert.notEqual(start, -1, `“${text}” is not in the document`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Replaces a text of the document as a person would, so that it can be undone. */
export async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  assert.ok(await editor.edit((edit) => { edit.replace(rangeOf(document, from), to); }));
}

/** Saves a document if need be, closes its tab and waits until the editor has let go of it. */
export async function close(document: vscode.TextDocument): Promise<void> {
  if (document.isDirty) await document.save();
  const closed = new Promise<void>((resolve) => {
    const subscription = vscode.workspace.onDidCloseTextDocument((other) => {
      if (other.uri.toString() !== document.uri.toString()) return;
      subscription.dispose();
      resolve();
    });
  });
  const tab = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === document.uri.toString());
  assert.ok(tab);
  await vscode.window.tabGroups.close(tab);
  await closed;
}
