import * as vscode from 'vscode';
import { isScorecardFile, SCORECARD_GLOB } from '../../core/scorecard/scorecard.ts';
import { readScorecardFile, type ScorecardFile } from './scorecardFile.ts';

const MOST_FILES = 500;
const NOT_SEARCHED = '**/{node_modules,.git}/**';

/** The scorecards of the workspace and those that ship, looked for each time they are asked for. */
export class ScorecardLibrary {
  readonly #shippedFolder: vscode.Uri;

  constructor(shippedFolder: vscode.Uri) {
    this.#shippedFolder = shippedFolder;
  }

  /** All scorecard files, broken ones included; workspace first. */
  async files(): Promise<readonly ScorecardFile[]> {
    const [own, shipped] = await Promise.all([findInWorkspace(), findShipped(this.#shippedFolder)]);
    const files = await Promise.all([...own.map((uri) => readScorecardFile(uri, false)), ...shipped.map((uri) => readScorecardFile(uri, true))]);
    return files.filter((file) => file !== null);
  }
}

// As with rubrics, Restricted Mode grades with what ships alone.
async function findInWorkspace(): Promise<readonly vscode.Uri[]> {
  return vscode.workspace.isTrusted ? byPath(await vscode.workspace.findFiles(SCORECARD_GLOB, NOT_SEARCHED, MOST_FILES)) : [];
}

async function findShipped(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return byPath(entries.filter(([name]) => isScorecardFile(name)).map(([name]) => vscode.Uri.joinPath(folder, name)));
}

function byPath(uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
  return [...uris].sort((a, b) => a.path.localeCompare(b.path));
}
