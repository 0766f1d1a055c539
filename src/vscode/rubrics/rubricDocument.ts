import * as vscode from 'vscode';
import { DEFAULT_RUBRIC_GLOBS } from '../../core/rubric/discovery.ts';
import { isScorecardFile } from '../../core/scorecard/scorecard.ts';
import { rubricGlobs } from '../support/settings.ts';

/** Whether a document is a rubric file that a person can edit: by its name, or because the settings say where rubrics are. */
export function isRubricDocument(document: vscode.TextDocument): boolean {
  const { languageId, uri } = document;
  return languageId === 'yaml' && isEditable(uri) && !isScorecardFile(uri.path) && (hasRubricName(uri) || isInRubricFiles(document));
}

export function hasRubricName(uri: vscode.Uri): boolean {
  return /\.rubric\.ya?ml$/u.test(uri.path);
}

/** Whether a document can be edited: not the older side of a comparison, an output channel and the like. */
export function isEditable({ scheme }: vscode.Uri): boolean {
  return scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

function isInRubricFiles(document: vscode.TextDocument): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (folder === undefined) return false;
  return rubricGlobs(DEFAULT_RUBRIC_GLOBS, folder.uri).some((glob) => vscode.languages.match({ pattern: new vscode.RelativePattern(folder, glob) }, document) > 0);
}

/** The open document of a file. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted);
}
