import type { Page } from 'playwright-core';

const START_LIMIT_MS = 60_000;

/** Waits until the workbench is drawn and its side bar shows a view: the files, or after a reload what was there before. */
export async function untilReady(page: Page): Promise<void> {
  await page.locator('.monaco-workbench').waitFor({ timeout: START_LIMIT_MS });
  await page.locator('.statusbar-item').first().waitFor({ timeout: START_LIMIT_MS });
  await page.locator('.part.sidebar .pane').first().waitFor({ timeout: START_LIMIT_MS });
}
