import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { BUILD, ROOT, VSIX } from '../../../scripts/support/paths.ts';
import { launchBrowser } from '../../harness/launchBrowser.ts';
import { startEditor, type Editor, type EditorOptions } from '../../harness/startEditor.ts';
import { untilReady } from './ready.ts';

/** What to open, and how. */
export interface OpenOptions extends Pick<EditorOptions, 'userSettings' | 'env' | 'trust' | 'profile'> {
  /** Files to put into the workspace, by their path in it; they replace those of `samples/`. */
  readonly files?: Readonly<Record<string, string>>;
  /** An empty workspace instead of a copy of `samples/`. */
  readonly empty?: boolean;
  /** A window without a folder, as it is after an install. */
  readonly noFolder?: boolean;
}

/** A real VS Code with the packed extension, open on a workspace of its own, in a real browser. */
export interface Workbench {
  readonly page: Page;
  /** The folder that is open: a copy, free to be changed. */
  readonly workspace: string;
  /** Opens the same workspace in one more window. */
  openAnother(): Promise<Page>;
  dispose(): Promise<void>;
}

const VIEWPORT = { width: 1400, height: 900 };

/** Opens a workspace and waits until the workbench can be used. The caller disposes it. */
export async function openWorkspace(options: OpenOptions = {}): Promise<Workbench> {
  if (!existsSync(VSIX)) throw new Error(`${VSIX} is not there. Run "npm run package" first.`);
  await using resources = new AsyncDisposableStack();
  const workspace = await prepareWorkspace(options);
  resources.defer(() => rm(workspace, { recursive: true, force: true }));
  const editor = await startEditor({ ...options, workspace, vsix: VSIX });
  resources.defer(() => editor.dispose());
  const browser = await launchBrowser();
  resources.defer(() => browser.close());
  const page = await openPage(browser, editor, options);
  const kept = resources.move();
  return { page, workspace, openAnother: () => openPage(browser, editor, options), dispose: () => kept.disposeAsync() };
}

async function prepareWorkspace({ empty = false, files = {} }: OpenOptions): Promise<string> {
  const workspace = await mkdtemp(join(tmpdir(), 'prometheus-workspace-'));
  if (!empty) await cp(join(ROOT, 'samples'), workspace, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(workspace, path, '..'), { recursive: true });
    await writeFile(join(workspace, path), text);
  }
  return workspace;
}

async function openPage(browser: Browser, editor: Editor, { noFolder = false }: OpenOptions): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.goto(noFolder ? `${new URL(editor.url).origin}/?ew=true` : editor.url);
  // The side bar of a window without a folder is closed.
  await (noFolder ? page.locator('.statusbar-item').first().waitFor() : untilReady(page));
  return page;
}

/** Writes what the page shows to .build/screenshots, to be looked at. Returns the path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const path = join(BUILD, 'screenshots', `${name}.png`);
  await page.screenshot({ path });
  return path;
}
