import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { writeTinyModel } from '../support/tinyModel/tinyModel.ts';
import { problems, quickFixes, squiggles, textEditor } from './support/editor.ts';
import { loose, pick, quickPickRows, runCommand } from './support/palette.ts';
import { openWorkspace, screenshot, type Workbench } from './support/workbench.ts';

const FILE = 'my-criterion.rubric.yaml';

describe('authoring a rubric, from nothing to a green Test Explorer', () => {
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prometheus-model-'));
    const model = join(folder, 'tiny.gguf');
    // The example of the template is worth a 5; this model gives it.
    await writeTinyModel(model, { distribution: [0.01, 0.02, 0.02, 0.15, 0.8], cues: {} });
    workbench = await openWorkspace({ empty: true, files: { 'notes.md': 'Notes.\n' }, env: { PROMETHEUS_GRADER_MODEL: model }, userSettings: { 'prometheus.threads': 1 } });
  });

  after(async () => {
    await workbench.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('starts from the template', async () => {
    const { page } = workbench;
    await runCommand(page, 'Prometheus: New Rubric');
    await quickPickRows(page, 'template').first().waitFor();
    await screenshot(page, 'authoring-1-new-rubric');
    await pick(page, 'template');
    await textEditor(page, FILE).locator('.view-line').first().waitFor();
    await page.keyboard.press('Control+S');
    await page.locator('.tab.active:not(.dirty)', { hasText: FILE }).waitFor();
    await screenshot(page, 'authoring-2-template');
  });

  it('shows a mistake where it is, and repairs it with a quick fix', async () => {
    const { page } = workbench;
    const editor = textEditor(page, FILE);
    await typeOver(workbench, 'threshold:', 'treshold:');
    await squiggles(editor, 'warning').first().waitFor();
    await (await problems(page, 'treshold')).first().waitFor();
    await screenshot(page, 'authoring-3-mistake');
    await runCommand(page, 'View: Focus Active Editor Group');
    await page.keyboard.press('F8');
    await page.keyboard.press('Escape');
    const fixes = await quickFixes(page);
    await fixes.filter({ hasText: loose('Rename to threshold') }).first().click();
    await editor.locator('.view-line', { hasText: /^threshold:/ }).waitFor();
    await squiggles(editor, 'warning').first().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+S');
  });

  it('has its example pass in the Test Explorer', async () => {
    const { page } = workbench;
    await runCommand(page, 'Testing: Focus on Test Explorer View');
    await page.locator('.test-explorer .monaco-list-row', { hasText: 'my-criterion' }).first().waitFor();
    await runCommand(page, 'Test: Run All Tests');
    await page.locator('.test-explorer .monaco-list-row .codicon-testing-passed-icon').first().waitFor();
    await screenshot(page, 'authoring-4-green');
  });
});

/** Replaces the first occurrence of a text in the active editor, through the editor's own find and replace. */
async function typeOver({ page }: Workbench, from: string, to: string): Promise<void> {
  await runCommand(page, 'View: Focus Active Editor Group');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+H');
  await page.locator('.find-widget .find-part .input').first().fill(from);
  await page.locator('.find-widget .replace-part .input').first().fill(to);
  await page.locator('.find-widget .replace-part .input').first().press('Enter');
  await page.locator('.find-widget .replace-part .input').first().press('Enter');
  await page.keyboard.press('Escape');
}
