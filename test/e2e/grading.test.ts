import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Locator, Page } from 'playwright-core';
import { writeTinyModel } from '../support/tinyModel/tinyModel.ts';
import { goTo, hover, openFile, problems, quickFixes, selectLines, squiggles } from './support/editor.ts';
import { answer, loose, pick, quickInput, quickPickRows, runCommand } from './support/palette.ts';
import { openPanel } from './support/panel.ts';
import { setTheme, type Theme } from './support/themes.ts';
import { openWorkspace, screenshot, type Workbench } from './support/workbench.ts';

const FEEDBACK =
  'The response names the worry (“I am sorry that the nights are so long”) and gives one clear step. It does not ask what keeps the writer awake, so the advice stays general.';
const ANSWER = [
  '# Sleep',
  '',
  'I am sorry that the nights are so long. Put the phone away an hour before bed and',
  'write down what is on your mind, so that it can wait until the morning.',
  '',
  'Well, whatever. Everybody sleeps badly now and then.',
  '',
].join('\n');

const THEMES: readonly Theme[] = ['Light Modern', 'Default High Contrast', 'Dark Modern'];

describe('grading, as a person does it', () => {
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prometheus-model-'));
    const model = join(folder, 'tiny.gguf');
    await writeTinyModel(model, { feedback: FEEDBACK });
    workbench = await openWorkspace({ empty: true, files: { 'answer.md': ANSWER }, env: { PROMETHEUS_GRADER_MODEL: model }, userSettings: { 'prometheus.threads': 1 } });
  });

  after(async () => {
    await workbench.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('goes from the palette to the verdict on the text', async () => {
    const { page } = workbench;
    const editor = await openFile(page, 'answer.md');
    await selectLines(page, 3, 4);
    await runCommand(page, 'Prometheus: Grade Selection');
    await quickPickRows(page, 'emotional-awareness').first().waitFor();
    await screenshot(page, 'pick-rubric');
    await pick(page, 'emotional-awareness');
    await question(page, 'Instruction').waitFor();
    await answer(page, 'I lie awake every night. What can I do?');
    await question(page, 'Reference Answer').waitFor();
    await answer(page, '');
    await squiggles(editor, 'info').first().waitFor();
    const rows = await problems(page, '4/5 emotional-awareness');
    await rows.first().waitFor();
  });

  it('shows the feedback in the hover and offers what to do', async () => {
    const { page } = workbench;
    await openFile(page, 'answer.md');
    await goTo(page, 3, 20);
    await hover(page);
    await page.locator('.monaco-hover:visible').filter({ hasText: loose('names the worry') }).first().waitFor();
    await screenshot(page, 'hover');
    await page.keyboard.press('Escape');
    const fixes = await quickFixes(page);
    assert.match((await fixes.allInnerTexts()).join('\n'), /Open\s+grade\s+in\s+panel/);
    await page.keyboard.press('Escape');
  });

  it('shows the grade in the panel, and can go to a quoted passage', async () => {
    const { page } = workbench;
    const panel = await openPanel(page);
    await panel.getByText('Expected score').first().waitFor();
    await panel.getByRole('button', { name: /I am sorry that the nights are so long/ }).click();
    await page.locator('.statusbar-item').filter({ hasText: /selected/ }).waitFor();
    for (const theme of THEMES) {
      await setTheme(page, workbench.workspace, theme);
      await screenshot(page, `graded-${theme.toLowerCase().replaceAll(' ', '-')}`);
    }
  });

  it('warns about a text below the threshold, with the rubric used last on top', async () => {
    const { page } = workbench;
    const editor = await openFile(page, 'answer.md');
    await goTo(page, 6, 3);
    await runCommand(page, 'Prometheus: Grade Selection');
    await quickPickRows(page, 'emotional-awareness').first().waitFor();
    assert.match(await quickPickRows(page).first().innerText(), /emotional-awareness/);
    await page.keyboard.press('Enter');
    // The answers of the last time are offered again.
    await question(page, 'Instruction').waitFor();
    assert.equal(await quickInput(page).inputValue(), 'I lie awake every night. What can I do?');
    await page.keyboard.press('Enter');
    await question(page, 'Reference Answer').waitFor();
    await page.keyboard.press('Enter');
    await squiggles(editor, 'warning').first().waitFor();
  });

  it('keeps the history and puts the marks back when the window is loaded anew', async () => {
    const { page } = workbench;
    await page.reload();
    await page.locator('.statusbar-item').first().waitFor();
    const panel = await openPanel(page);
    await panel.getByText('emotional-awareness').nth(1).waitFor();
    const editor = await openFile(page, 'answer.md');
    await squiggles(editor, 'info').first().waitFor();
  });
});

/** The title of an open question of Grade Selection. */
function question(page: Page, about: string): Locator {
  return page.locator('.quick-input-widget:visible .quick-input-title').filter({ hasText: loose(`Grade Selection: ${about}`) });
}
