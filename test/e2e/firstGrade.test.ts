import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { writeTinyModel } from '../support/tinyModel/tinyModel.ts';
import { squiggles } from './support/editor.ts';
import { pick, quickInput, quickPickRows } from './support/palette.ts';
import { panelFrame } from './support/panel.ts';
import { checkMark, openWalkthrough, pressInStep, step } from './support/walkthrough.ts';
import { openWorkspace, screenshot, type Workbench } from './support/workbench.ts';

/** The steps as the walkthrough names them. */
const MODEL = 'Choose a model';
const SAMPLE = 'Open a text';
const GRADE = 'Grade it';
const LABEL = 'Read the verdict';
const HISTORY = 'See the history';

describe('from a fresh install to the first grade', () => {
  let workbench: Workbench;
  let folder: string;
  let model: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prometheus-fresh-'));
    model = join(folder, 'tiny.gguf');
    await writeTinyModel(model);
    // A cache of its own: no model was ever downloaded.
    workbench = await openWorkspace({
      noFolder: true,
      env: { PROMETHEUS_GRADER_MODEL: '', PROMETHEUS_GRADER_CACHE: join(folder, 'cache') },
      userSettings: { 'prometheus.threads': 1, 'workbench.colorTheme': 'Dark Modern' },
    });
  });

  after(async () => {
    await workbench.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('opens the walkthrough, with no step done', async () => {
    const { page } = workbench;
    await openWalkthrough(page);
    for (const title of [MODEL, SAMPLE, GRADE, LABEL, HISTORY]) await step(page, title).waitFor();
    await page.locator('.gettingStartedContainer .codicon.complete').first().waitFor({ state: 'hidden' });
    await screenshot(page, 'walk-1-walkthrough');
  });

  it('chooses a model file, which completes the first step', async () => {
    const { page } = workbench;
    await pressInStep(page, MODEL, 'Choose Model');
    await quickPickRows(page, 'Use a GGUF file').first().waitFor();
    await screenshot(page, 'walk-2-choose-model');
    await pick(page, 'Use a GGUF file');
    await page.locator('.quick-input-widget:visible .quick-input-title', { hasText: 'Choose an evaluator model' }).waitFor();
    // The dialog writes its folder first, over what was typed before that.
    await quickPickRows(page, '..').first().waitFor();
    await quickInput(page).fill(model);
    await quickPickRows(page, 'tiny.gguf').first().waitFor();
    await page.keyboard.press('Enter');
    await quickPickRows(page, 'Use as').first().waitFor();
    await screenshot(page, 'walk-3-prompt-format');
    await page.keyboard.press('Enter');
    await checkMark(page, MODEL).waitFor();
    await screenshot(page, 'walk-4-model-chosen');
  });

  it('opens the sample with its response selected', async () => {
    const { page } = workbench;
    await pressInStep(page, SAMPLE, 'Open Sample');
    await page.locator('.monaco-editor .selected-text').first().waitFor();
    await screenshot(page, 'walk-5-sample');
    await openWalkthrough(page);
    await checkMark(page, SAMPLE).waitFor();
  });

  it('grades it: the verdict stands on the text and in the panel', async () => {
    const { page } = workbench;
    await pressInStep(page, GRADE, 'Grade the Sample');
    await quickPickRows(page, 'emotional-awareness').first().waitFor();
    await screenshot(page, 'walk-6-rubric');
    await pick(page, 'emotional-awareness');
    await squiggles(page.locator('.monaco-editor').first(), 'info').first().waitFor();
    await panelFrame(page).getByText('Expected score').first().waitFor();
    await screenshot(page, 'walk-7-graded');
  });

  it('takes a label and shows the trend, and then every step is done', async () => {
    const { page } = workbench;
    await panelFrame(page).getByRole('button', { name: 'Agree' }).click();
    await panelFrame(page).getByRole('button', { name: 'Remove' }).waitFor();
    await screenshot(page, 'walk-8-labelled');
    await openWalkthrough(page);
    await checkMark(page, GRADE).waitFor();
    await checkMark(page, LABEL).waitFor();
    await pressInStep(page, HISTORY, 'Show Trend');
    await panelFrame(page).getByRole('tab', { name: 'Trend', selected: true }).waitFor();
    await checkMark(page, HISTORY).waitFor();
    await screenshot(page, 'walk-9-done');
  });
});
