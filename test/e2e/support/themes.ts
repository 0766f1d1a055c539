import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** The themes that ship with VS Code, and the class of the workbench in each. */
export const THEMES = {
  'Dark Modern': 'vs-dark',
  'Light Modern': 'vs',
  'Default High Contrast': 'hc-black',
  'Default High Contrast Light': 'hc-light',
} as const;

export type Theme = keyof typeof THEMES;

/** Changes the theme of an open workbench through the settings of its workspace, and waits until it is drawn. */
export async function setTheme(page: Page, workspace: string, theme: Theme): Promise<void> {
  const file = join(workspace, '.vscode', 'settings.json');
  await mkdir(join(workspace, '.vscode'), { recursive: true });
  await writeFile(file, JSON.stringify({ ...(await settingsIn(file)), 'workbench.colorTheme': theme }, null, 2));
  await page.locator(`.monaco-workbench.${THEMES[theme]}`).waitFor();
}

async function settingsIn(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}
