import * as vscode from 'vscode';
import { readDefaults } from '../../core/defaults/readDefaults.ts';
import { defaultsSetting } from '../support/settings.ts';

/** The rubric or scorecard that the settings give a document, as it is written there; undefined for none. */
export function defaultOf(document: vscode.TextDocument): string | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const found = readDefaults(defaultsSetting(document)).find(({ glob }) => matches(document, glob, folder));
  return found === undefined || found.criteria === '' ? undefined : found.criteria;
}

// The editor's own matching, so that a glob means the same here as in its other settings.
function matches(document: vscode.TextDocument, glob: string, folder: vscode.WorkspaceFolder | undefined): boolean {
  const pattern = folder === undefined ? glob : new vscode.RelativePattern(folder, glob);
  return vscode.languages.match({ pattern }, document) > 0;
}
