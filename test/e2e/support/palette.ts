import type { Locator, Page } from 'playwright-core';

const OPENINGS = 6;
const OPENING_MS = 5000;

/** The input of whatever quick input is open: the palette, a pick, or a question. */
export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget:visible input.input');
}

/** The rows of the open quick pick, or those with a text in them. Spaces match no-break spaces too. */
export function quickPickRows(page: Page, text?: string): Locator {
  const rows = page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
  return text === undefined ? rows : rows.filter({ hasText: loose(text) });
}

/** Finds a command in the palette by its whole title, like `Prometheus: Grade Selection`, and runs it. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await findCommand(page, title);
  await page.keyboard.press('Enter');
}

/**
 * Opens the palette on a title, and waits until the command with exactly this title is its first row. The palette lists
 * what was registered when it opened, so it is opened anew while extensions are still being started.
 */
export async function findCommand(page: Page, title: string): Promise<void> {
  const found = quickPickRows(page).first().filter({ hasText: loose(title) });
  for (let attempt = 1; ; attempt += 1) {
    await page.keyboard.press('F1');
    try {
      await quickInput(page).fill(`>${title}`, { timeout: OPENING_MS });
      await found.waitFor({ timeout: OPENING_MS });
      return;
    } catch (error) {
      if (attempt === OPENINGS) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Chooses a row of an open quick pick. */
export async function pick(page: Page, text: string): Promise<void> {
  await quickPickRows(page, text).first().click();
}

/** Answers an open question with a text, or with nothing. */
export async function answer(page: Page, text: string): Promise<void> {
  await quickInput(page).fill(text);
  await page.keyboard.press('Enter');
}

/** Accepts the path that VS Code's own file dialog proposes, once it ends as expected: what is typed before that is overwritten. */
export async function acceptPath(page: Page, ending: string): Promise<void> {
  await page.waitForFunction(
    (end) => document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value.endsWith(end) === true,
    ending,
  );
  await page.keyboard.press('Enter');
}

/** A pattern that takes any white space where the text has a space. */
export function loose(text: string): RegExp {
  const escaped = text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(escaped.replaceAll(/\s+/g, String.raw`\s+`));
}
