import type { Locator, Page } from 'playwright-core';
import { answer, quickInput, quickPickRows, loose, runCommand } from './palette.ts';

/** The text editor that shows a file, named by the end of its path. */
export function textEditor(page: Page, fileName: string): Locator {
  return page.locator(`.monaco-editor[data-uri$="${fileName}"]`).first();
}

/** Opens a file of the workspace by its name, and waits until its text is drawn. */
export async function openFile(page: Page, fileName: string): Promise<Locator> {
  await page.keyboard.press('Control+P');
  await quickInput(page).fill(fileName);
  await quickPickRows(page, fileName).first().click();
  const editor = textEditor(page, fileName.split('/').at(-1) ?? fileName);
  await editor.locator('.view-line').first().waitFor();
  await editor.click();
  return editor;
}

/** Puts the cursor of the active editor at a line and column, both from 1. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  await page.keyboard.press('Control+G');
  await answer(page, `:${line}:${column}`);
  await quickInput(page).waitFor({ state: 'hidden' });
}

/** Selects whole lines of the active editor: from the start of the first to the end of the last, numbered from 1. */
export async function selectLines(page: Page, first: number, last: number): Promise<void> {
  await goTo(page, first);
  for (let line = first; line < last; line += 1) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+End');
}

/** The warning marks under the text of an editor. */
export function squiggles(editor: Locator, severity: 'error' | 'warning' | 'info' | 'hint' = 'warning'): Locator {
  return editor.locator(`.squiggly-${severity}`);
}

/** Opens the Problems panel, and returns its rows, or those with a text in them. */
export async function problems(page: Page, text?: string): Promise<Locator> {
  await runCommand(page, 'Problems: Focus on Problems View');
  const rows = page.locator('.markers-panel .monaco-list-row');
  return text === undefined ? rows : rows.filter({ hasText: loose(text) });
}

/** Shows the hover at the cursor of the active editor, and returns it. */
export async function hover(page: Page): Promise<Locator> {
  await runCommand(page, 'Show or Focus Hover');
  const shown = page.locator('.monaco-hover:visible').first();
  await shown.waitFor();
  return shown;
}

/** Opens the quick fixes at the cursor of the active editor, and returns their rows. */
export async function quickFixes(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+.');
  const rows = page.locator('.action-widget .monaco-list-row');
  await rows.first().waitFor();
  return rows;
}
