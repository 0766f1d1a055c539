import type { FrameLocator, Page } from 'playwright-core';
import { runCommand } from './palette.ts';

/** Opens the side panel of the extension, and returns its page. */
export async function openPanel(page: Page): Promise<FrameLocator> {
  await runCommand(page, 'Prometheus Grader: Focus on Grades View');
  const panel = panelFrame(page);
  await panel.locator('body *').first().waitFor({ state: 'attached' });
  return panel;
}

/** The page of the side panel, once it is open. */
export function panelFrame(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}
