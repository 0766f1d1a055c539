import * as vscode from 'vscode';
import { mergeRubrics } from '../../core/rubric/discovery.ts';
import { displayName } from '../support/positions.ts';
import { isUsableScorecard, type ScorecardFile, type UsableScorecard } from './scorecardFile.ts';

interface ScorecardItem extends vscode.QuickPickItem {
  readonly file?: ScorecardFile;
}

/** Asks for a scorecard; undefined when the person leaves, or chose a broken one, which is opened. */
export async function pickScorecard(files: readonly ScorecardFile[]): Promise<UsableScorecard | undefined> {
  const broken = files.filter((file) => !isUsableScorecard(file));
  const picked = await vscode.window.showQuickPick<ScorecardItem>([...choicesOf(files).map(itemOf), ...broken.map(brokenItem)], {
    title: 'Grade Selection with Scorecard',
    placeHolder: 'Choose a scorecard (a *.scorecard.yaml file in the workspace, or one that ships)',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.file === undefined) return undefined;
  if (isUsableScorecard(picked.file)) return picked.file;
  await vscode.window.showTextDocument(picked.file.uri);
  return undefined;
}

/** Finds a scorecard by URI, by name or by its label in the list; the workspace's wins over a shipped one of the same name. */
export function findScorecard(files: readonly ScorecardFile[], nameOrUri: string): UsableScorecard | undefined {
  const choices = choicesOf(files);
  return (choices.find(({ file }) => file.uri.toString() === nameOrUri) ?? choices.find(({ label }) => label === nameOrUri))?.file;
}

interface Choice {
  readonly label: string;
  readonly file: UsableScorecard;
}

function choicesOf(files: readonly ScorecardFile[]): readonly Choice[] {
  const named = files.filter(isUsableScorecard).map((file) => ({ name: file.scorecard.name, file }));
  const merged = mergeRubrics(
    named.filter(({ file }) => !file.shipped),
    named.filter(({ file }) => file.shipped),
  );
  return merged.map(({ label, rubric: { file } }) => ({ label, file }));
}

function itemOf({ label, file }: Choice): ScorecardItem {
  const { rubrics, description } = file.scorecard;
  const place = file.shipped ? 'shipped' : vscode.workspace.asRelativePath(file.uri);
  const names = rubrics.map(({ rubric }) => rubric).join(', ');
  return { label, description: place, detail: description === undefined ? names : `${names}: ${description}`, file };
}

function brokenItem(file: ScorecardFile): ScorecardItem {
  return { label: `$(error) ${displayName(file.uri)}`, description: vscode.workspace.asRelativePath(file.uri), detail: file.problems[0]?.message ?? '', file };
}
