import type { Locator, Page } from 'playwright-core';
import { runCommand } from './palette.ts';

/** Opens the walkthrough of the extension by its command, and waits until its steps are drawn. */
export async function openWalkthrough(page: Page): Promise<void> {
  await runCommand(page, 'Prometheus: Get Started');
  await step(page, 'Choose a model').waitFor();
}

/** A step of the open walkthrough, by its title. */
export function step(page: Page, title: string): Locator {
  return page.locator('.gettingStartedContainer .getting-started-step').filter({ has: page.locator('.step-title', { hasText: title }) });
}

/** The check mark of a step: there once the step completed. */
export function checkMark(page: Page, title: string): Locator {
  return step(page, title).locator('.codicon.complete').first();
}

/** Unfolds a step and presses a button of it. */
export async function pressInStep(page: Page, title: string, button: string): Promise<void> {
  const wanted = step(page, title).locator('.monaco-button', { hasText: button });
  if (!(await wanted.isVisible())) await step(page, title).locator('.step-title').click();
  await wanted.click();
}
