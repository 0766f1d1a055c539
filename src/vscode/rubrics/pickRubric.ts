import * as vscode from 'vscode';
import { displayName } from '../support/positions.ts';
import { isUsable, type RubricFile, type UsableRubric } from './rubricFile.ts';
import type { RubricLibrary } from './rubricLibrary.ts';
import type { RecentRubrics } from './recentRubrics.ts';

interface RubricItem extends vscode.QuickPickItem {
  readonly file?: RubricFile;
  readonly create?: boolean;
}

/** Asks for a rubric, last used first; undefined when the person leaves. */
export async function pickRubric(library: RubricLibrary, recent: RecentRubrics): Promise<UsableRubric | undefined> {
  const files = await library.files();
  const picked = await vscode.window.showQuickPick<RubricItem>(itemsOf(files, recent), {
    title: 'Grade Selection',
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

/** Finds a rubric by URI or by name; the workspace's wins over a shipped one of the same name. */
export async function findRubric(library: RubricLibrary, nameOrUri: string): Promise<UsableRubric | undefined> {
  const usable = await library.usable();
  return usable.find((file) => file.uri.toString() === nameOrUri) ?? usable.find((file) => file.rubric.name === nameOrUri);
}

function itemsOf(files: readonly RubricFile[], recent: RecentRubrics): RubricItem[] {
  const order = recent.list();
  const rank = (file: RubricFile): number => {
    const place = order.indexOf(file.uri.toString());
    return place === -1 ? order.length : place;
  };
  const usable = files.filter(isUsable).sort((a, b) => rank(a) - rank(b));
  const lastUsed = usable.filter((file) => rank(file) < order.length);
  const own = usable.filter((file) => rank(file) === order.length && !file.shipped);
  const shipped = usable.filter((file) => rank(file) === order.length && file.shipped);
  const broken = files.filter((file) => !isUsable(file) && !file.shipped);
  return [
    ...group('last used', lastUsed.map(itemOf)),
    ...group('in this workspace', own.map(itemOf)),
    ...group('shipped with the extension', shipped.map(itemOf)),
    ...group('with errors', broken.map(brokenItem)),
    ...group('', [{ label: '$(new-file) New rubric…', alwaysShow: true, create: true }]),
  ];
}

function group(label: string, items: readonly RubricItem[]): RubricItem[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function itemOf(file: UsableRubric): RubricItem {
  const place = file.shipped ? 'shipped' : vscode.workspace.asRelativePath(file.uri);
  return { label: file.rubric.name, description: [place, ...file.rubric.tags].join(' · '), detail: file.rubric.criteria, file };
}

function brokenItem(file: RubricFile): RubricItem {
  return { label: `$(error) ${displayName(file.uri)}`, description: vscode.workspace.asRelativePath(file.uri), detail: file.problems[0]?.message ?? '', file };
}
