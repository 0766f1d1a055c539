import * as vscode from 'vscode';
import { DEFAULT_RUBRIC_GLOBS } from '../../core/rubric/discovery.ts';
import { isScorecardFile } from '../../core/scorecard/scorecard.ts';
import { Delays } from '../support/delays.ts';
import { rubricGlobs } from '../support/settings.ts';
import { asInEditor, isUsable, readRubricFile, type RubricFile, type UsableRubric } from './rubricFile.ts';

const MOST_FILES = 2000;
/** How long the watchers must have been silent before a change is told. */
const CHANGE_PAUSE_MS = 50;
const NOT_SEARCHED = '**/{node_modules,.git}/**';

/** The rubrics of the workspace and those that ship, found at first use and kept up to date by watchers. */
export class RubricLibrary implements vscode.Disposable {
  readonly #shippedFolder: vscode.Uri;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #found = new vscode.EventEmitter<readonly RubricFile[]>();
  readonly #watchers: vscode.Disposable[] = [];
  readonly #delays = new Delays<'changed'>(CHANGE_PAUSE_MS);
  #files: Promise<readonly RubricFile[]> | null = null;

  /** The set of rubrics or the text of one changed; ask `files` again. */
  readonly onDidChange = this.#changed.event;
  /** A search ended, and nothing changed meanwhile. */
  readonly onDidFind = this.#found.event;

  constructor(shippedFolder: vscode.Uri) {
    this.#shippedFolder = shippedFolder;
  }

  /** All rubric files as they stand now, saved or not, broken ones included; workspace first. */
  async files(): Promise<readonly RubricFile[]> {
    return (await this.#read()).map(asInEditor);
  }

  #read(): Promise<readonly RubricFile[]> {
    if (this.#files !== null) return this.#files;
    const search = this.#find().then(
      (files) => {
        if (this.#files === search) this.#found.fire(files);
        return files;
      },
      (error: unknown) => {
        // The next question searches again.
        if (this.#files === search) this.#files = null;
        throw error;
      },
    );
    this.#files = search;
    return search;
  }

  /** Whether the rubrics were asked for already; nothing is searched before. */
  get started(): boolean {
    return this.#files !== null;
  }

  async usable(): Promise<readonly UsableRubric[]> {
    return (await this.files()).filter(isUsable);
  }

  /** Forgets what was read; the next question reads again. */
  refresh(): void {
    this.#files = null;
    this.#changed.fire();
  }

  dispose(): void {
    this.#delays.dispose();
    vscode.Disposable.from(...this.#watchers).dispose();
    this.#changed.dispose();
    this.#found.dispose();
  }

  async #find(): Promise<readonly RubricFile[]> {
    this.#watch();
    const [own, shipped] = await Promise.all([findInWorkspace(), findShipped(this.#shippedFolder)]);
    const files = await Promise.all([...own.map((uri) => readRubricFile(uri, false)), ...shipped.map((uri) => readRubricFile(uri, true))]);
    return files.filter((file) => file !== null);
  }

  #watch(): void {
    if (this.#watchers.length > 0) return;
    if (!vscode.workspace.isTrusted) {
      this.#watchers.push(vscode.workspace.onDidGrantWorkspaceTrust(() => { this.#rewatch(); }));
      return;
    }
    // A checkout changes many files at once; one search after it is enough.
    const refresh = (): void => {
      this.#files = null;
      this.#delays.run('changed', () => { this.#changed.fire(); });
    };
    for (const pattern of patterns()) {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      this.#watchers.push(watcher, watcher.onDidCreate(refresh), watcher.onDidChange(refresh), watcher.onDidDelete(refresh));
    }
    this.#watchers.push(
      vscode.workspace.onDidChangeWorkspaceFolders(() => { this.#rewatch(); }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('prometheus.rubricFiles')) this.#rewatch();
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        void this.#refreshIfRubric(document.uri);
      }),
    );
  }

  #rewatch(): void {
    vscode.Disposable.from(...this.#watchers.splice(0)).dispose();
    this.refresh();
  }

  async #refreshIfRubric(uri: vscode.Uri): Promise<void> {
    const files = await this.files();
    if (files.some((file) => file.uri.toString() === uri.toString())) this.refresh();
  }
}

// A watcher compares a bare glob with whole paths, so that `rubrics/**` would never match: each folder has its own.
function patterns(): readonly vscode.RelativePattern[] {
  return (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
    rubricGlobs(DEFAULT_RUBRIC_GLOBS, folder.uri).map((glob) => new vscode.RelativePattern(folder, glob)),
  );
}

// Restricted Mode grades with the shipped rubrics only: a rubric is part of what the model is told.
async function findInWorkspace(): Promise<readonly vscode.Uri[]> {
  if (!vscode.workspace.isTrusted) return [];
  const found = await Promise.all(patterns().map((pattern) => vscode.workspace.findFiles(pattern, NOT_SEARCHED, MOST_FILES)));
  // A scorecard may lie in the folder of rubrics and is none.
  const byUri = new Map(found.flat().filter(({ path }) => !isScorecardFile(path)).map((uri) => [uri.toString(), uri]));
  return [...byUri.values()].sort((a, b) => a.path.localeCompare(b.path));
}

async function findShipped(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return entries
    .filter(([name, type]) => type === vscode.FileType.File && name.endsWith('.rubric.yaml'))
    .map(([name]) => vscode.Uri.joinPath(folder, name))
    .sort((a, b) => a.path.localeCompare(b.path));
}
