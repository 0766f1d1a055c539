import type { Page } from 'playwright-core';

const START_LIMIT_MS = 60_000;

/** Waits until the workbench is drawn and the files of the workspace are listed. */
export async function untilReady(page: Page): Promise<void> {
  await page.locator('.monaco-workbench').waitFor({ timeout: START_LIMIT_MS });
  await page.locator('.statusbar-item').first().waitFor({ timeout: START_LIMIT_MS });
  await page.locator('.explorer-folders-view, .explorer-empty-view').first().waitFor({ timeout: START_LIMIT_MS });
}
