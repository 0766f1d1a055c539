import * as vscode from 'vscode';
import { exampleTitle } from '../../core/examples/describeExample.ts';
import type { RubricLibrary } from '../rubrics/rubricLibrary.ts';
import { exampleFileOf, isRunnable, readExampleFile, type ExampleFile, type RunnableFile } from './exampleFile.ts';

const SHIPPED_ID = 'shipped';

/** An example in the tree: its rubric file and its place there, from 0. */
export interface ExampleTest {
  readonly item: vscode.TestItem;
  readonly file: vscode.TestItem;
  readonly index: number;
}

/** The tests of the Test Explorer: a rubric file with examples is a suite, an example is a test. Nothing is read before it is asked for. */
export class ExampleTree implements vscode.Disposable {
  readonly #controller: vscode.TestController;
  readonly #library: RubricLibrary;
  readonly #files = new Map<string, { readonly item: vscode.TestItem; readonly shipped: boolean }>();
  readonly #subscriptions: vscode.Disposable[] = [];
  #latest: Promise<void> | null = null;
  #refreshes = 0;

  constructor(controller: vscode.TestController, library: RubricLibrary) {
    this.#controller = controller;
    this.#library = library;
  }

  /** Fills the tree, and keeps it up to date from then on. */
  refresh(): Promise<void> {
    this.#listen();
    this.#latest = this.#refresh(++this.#refreshes);
    return this.#latest;
  }

  /** The file behind an item, as it is now; null when it cannot be run. */
  async read(item: vscode.TestItem): Promise<RunnableFile | null> {
    if (item.uri === undefined) return null;
    const file = await readExampleFile(item.uri, this.#files.get(item.id)?.shipped ?? false);
    if (file === null) return null;
    this.#show(file);
    return isRunnable(file) ? file : null;
  }

  /** The rubric files of the workspace in the tree; those that ship when there are none. */
  roots(): readonly vscode.TestItem[] {
    const roots = childrenOf(this.#controller.items);
    const own = roots.filter(({ id }) => id !== SHIPPED_ID);
    return own.length === 0 ? roots : own;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  async #refresh(refresh: number): Promise<void> {
    const files = (await this.#library.files()).map(exampleFileOf).filter(({ spots }) => spots.length > 0);
    // Whoever waits for an overtaken one waits for the tree, so for the newer one.
    if (refresh !== this.#refreshes) return this.#latest ?? undefined;
    const items = files.map((file) => ({ shipped: file.shipped, item: this.#show(file) }));
    const shipped = items.filter((file) => file.shipped).map(({ item }) => item);
    const own = items.filter((file) => !file.shipped);
    this.#files.clear();
    for (const file of items) this.#files.set(file.item.id, file);
    this.#controller.items.replace([...own.map(({ item }) => item), ...(shipped.length === 0 ? [] : [this.#group(shipped)])]);
  }

  #listen(): void {
    if (this.#subscriptions.length > 0) return;
    this.#subscriptions.push(
      this.#library.onDidChange(() => void this.refresh()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        const file = this.#files.get(document.uri.toString());
        if (file !== undefined) void this.read(file.item);
      }),
    );
  }

  #group(items: readonly vscode.TestItem[]): vscode.TestItem {
    const group = this.#controller.items.get(SHIPPED_ID) ?? this.#controller.createTestItem(SHIPPED_ID, 'Shipped rubrics');
    group.children.replace(items);
    return group;
  }

  /** Makes or updates the item of a file. While the file has errors its examples stay as they were. */
  #show(file: ExampleFile): vscode.TestItem {
    const id = file.uri.toString();
    const item = this.#files.get(id)?.item ?? this.#controller.createTestItem(id, labelOf(file), file.uri);
    item.error = file.rubric === null ? 'This rubric has errors.' : undefined;
    if (file.rubric === null) return item;
    item.label = labelOf(file);
    item.children.replace(file.rubric.examples.map((example, index) => {
      const test = item.children.get(exampleId(id, index)) ?? this.#controller.createTestItem(exampleId(id, index), '', file.uri);
      test.label = `${index + 1}: ${exampleTitle(example)}`;
      test.description = `expects ${example.score}`;
      test.sortText = String(index).padStart(6, '0');
      test.range = file.spots[index]?.range;
      return test;
    }));
    return item;
  }
}

/** The examples at and below an item. */
export function examplesBelow(item: vscode.TestItem): readonly ExampleTest[] {
  const index = indexOf(item.id);
  if (index !== null) return item.parent === undefined ? [] : [{ item, file: item.parent, index }];
  return childrenOf(item.children).flatMap(examplesBelow);
}

function childrenOf(items: vscode.TestItemCollection): readonly vscode.TestItem[] {
  return [...items].map(([, item]) => item);
}

function labelOf(file: ExampleFile): string {
  return file.rubric?.name ?? vscode.workspace.asRelativePath(file.uri);
}

function exampleId(fileId: string, index: number): string {
  return `${fileId}#${index}`;
}

// The text of a URI has its own `#` escaped.
function indexOf(id: string): number | null {
  const found = /#(\d+)$/u.exec(id)?.[1];
  return found === undefined ? null : Number(found);
}
