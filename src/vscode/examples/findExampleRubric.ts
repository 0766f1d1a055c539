import * as vscode from 'vscode';
import { isUsable, type RubricFile } from '../rubrics/rubricFile.ts';
import type { RubricLibrary } from '../rubrics/rubricLibrary.ts';

/** A rubric file that was found, and whether it ships with the extension. */
export type FoundRubric = Pick<RubricFile, 'uri' | 'shipped'>;

/** The rubric given as a URI, else that of the active editor, else the one picked; undefined when the person leaves. */
export async function findExampleRubric(library: RubricLibrary, argument: unknown): Promise<FoundRubric | undefined> {
  const files = await library.files();
  const given = uriOf(argument);
  if (given !== undefined) return known(files, given) ?? outsideLibrary(given);
  const active = vscode.window.activeTextEditor?.document.uri;
  return (active === undefined ? undefined : activeRubric(files, active)) ?? pick(files);
}

function outsideLibrary(uri: vscode.Uri): FoundRubric | undefined {
  if (vscode.workspace.isTrusted) return { uri, shipped: false };
  void vscode.window.showInformationMessage('In Restricted Mode only the rubrics that ship with the extension grade.');
  return undefined;
}

/** Reads an untrusted command argument: a URI, or its text. */
function uriOf(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  return typeof argument === 'string' && argument !== '' ? vscode.Uri.parse(argument) : undefined;
}

function known(files: readonly RubricFile[], uri: vscode.Uri): FoundRubric | undefined {
  return files.find((file) => file.uri.toString() === uri.toString());
}

function activeRubric(files: readonly RubricFile[], uri: vscode.Uri): FoundRubric | undefined {
  const isRubric = vscode.workspace.isTrusted && /\.rubric\.ya?ml$/u.test(uri.path);
  return known(files, uri) ?? (isRubric ? { uri, shipped: false } : undefined);
}

async function pick(files: readonly RubricFile[]): Promise<FoundRubric | undefined> {
  const items = files.filter(isUsable).flatMap((file) => {
    const { name, criteria, examples } = file.rubric;
    const count = `${examples.length} ${examples.length === 1 ? 'example' : 'examples'}`;
    const place = file.shipped ? 'shipped' : vscode.workspace.asRelativePath(file.uri);
    return examples.length === 0 ? [] : [{ label: name, description: `${count} · ${place}`, detail: criteria, file }];
  });
  const picked = await vscode.window.showQuickPick(items, { title: 'Run Examples', placeHolder: 'Choose a rubric with examples', matchOnDescription: true, matchOnDetail: true });
  return picked?.file;
}
