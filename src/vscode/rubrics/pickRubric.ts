import * as vscode from 'vscode';
import { mergeRubrics, orderByLastUsed, type RubricChoice } from '../../core/rubric/discovery.ts';
import { displayName } from '../support/positions.ts';
import { isUsable, readRubricFile, rubricFileOf, type RubricFile, type UsableRubric } from './rubricFile.ts';
import type { RubricLibrary } from './rubricLibrary.ts';
import type { RecentRubrics } from './recentRubrics.ts';

interface RubricItem extends vscode.QuickPickItem {
  readonly file?: RubricFile;
  readonly create?: boolean;
}

/** Asks for a rubric, last used first; undefined when the person leaves. */
export async function pickRubric(library: RubricLibrary, recent: RecentRubrics, title = 'Grade Selection'): Promise<UsableRubric | undefined> {
  const files = await library.files();
  const picked = await vscode.window.showQuickPick<RubricItem>(itemsOf(files, recent), {
    title,
    placeHolder: 'Choose a rubric (type to search name, criterion and tags)',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.create === true) await vscode.commands.executeCommand('prometheus.newRubric');
  if (picked?.file === undefined) return undefined;
  if (isUsable(picked.file)) return picked.file;
  await vscode.window.showTextDocument(picked.file.uri);
  return undefined;
}

/**
 * Finds a rubric by URI, by name or by the label in the list; the workspace's wins over a shipped one of the same name.
 * A rubric in an open editor counts as it stands there, saved or not, in the list or not; one in the workspace need not be
 * in the list either.
 */
export async function findRubric(library: RubricLibrary, nameOrUri: string): Promise<UsableRubric | undefined> {
  const choices = choicesOf(await library.usable());
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === nameOrUri);
  if (open !== undefined && vscode.workspace.isTrusted) return usableOrNone(rubricFileOf(open.uri, open.getText(), isShipped(choices, nameOrUri)));
  const byUri = choices.find(({ rubric }) => rubric.file.uri.toString() === nameOrUri);
  return (byUri ?? choices.find(({ label }) => label === nameOrUri))?.rubric.file ?? readInWorkspace(nameOrUri);
}

// A file that no glob finds, or that was written a moment ago.
async function readInWorkspace(text: string): Promise<UsableRubric | undefined> {
  if (!vscode.workspace.isTrusted || !/^[\w+.-]+:\//u.test(text)) return undefined;
  const uri = vscode.Uri.parse(text);
  const file = vscode.workspace.getWorkspaceFolder(uri) === undefined ? null : await readRubricFile(uri, false);
  return file === null ? undefined : usableOrNone(file);
}

function usableOrNone(file: RubricFile): UsableRubric | undefined {
  return isUsable(file) ? file : undefined;
}

function isShipped(choices: readonly Choice[], uri: string): boolean {
  return choices.some(({ shipped, rubric }) => shipped && rubric.file.uri.toString() === uri);
}

type Choice = RubricChoice<{ readonly name: string; readonly file: UsableRubric }>;

function choicesOf(usable: readonly UsableRubric[]): readonly Choice[] {
  const named = usable.map((file) => ({ name: file.rubric.name, file }));
  return mergeRubrics(
    named.filter(({ file }) => !file.shipped),
    named.filter(({ file }) => file.shipped),
  );
}

function itemsOf(files: readonly RubricFile[], recent: RecentRubrics): RubricItem[] {
  const uriOf = ({ rubric }: Choice): string => rubric.file.uri.toString();
  const used = new Set(recent.list());
  const choices = orderByLastUsed(choicesOf(files.filter(isUsable)), uriOf, recent.list());
  const lastUsed = choices.filter((choice) => used.has(uriOf(choice)));
  const others = choices.filter((choice) => !used.has(uriOf(choice)));
  const broken = files.filter((file) => !isUsable(file) && !file.shipped);
  return [
    ...group('last used', lastUsed.map(itemOf)),
    ...group('in this workspace', others.filter(({ shipped }) => !shipped).map(itemOf)),
    ...group('shipped with the extension', others.filter(({ shipped }) => shipped).map(itemOf)),
    ...group('with errors', broken.map(brokenItem)),
    ...group('', [{ label: '$(new-file) New rubric…', alwaysShow: true, create: true }]),
  ];
}

function group(label: string, items: readonly RubricItem[]): RubricItem[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function itemOf({ label, rubric: { file } }: Choice): RubricItem {
  const place = file.shipped ? [] : [vscode.workspace.asRelativePath(file.uri)];
  return { label, description: [...place, ...file.rubric.tags].join(' · '), detail: file.rubric.criteria, file };
}

function brokenItem(file: RubricFile): RubricItem {
  return { label: `$(error) ${displayName(file.uri)}`, description: vscode.workspace.asRelativePath(file.uri), detail: file.problems[0]?.message ?? '', file };
}
