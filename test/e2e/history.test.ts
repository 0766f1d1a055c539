import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { FrameLocator, Page } from 'playwright-core';
import type { LabelledRecord } from '../../src/core/history/historyStore.ts';
import { sampleRecord } from '../support/sampleHistory.ts';
import { acceptPath, pick, runCommand } from './support/palette.ts';
import { openPanel } from './support/panel.ts';
import { seedHistory } from './support/seedHistory.ts';
import { setTheme, type Theme } from './support/themes.ts';
import { openWorkspace, screenshot, type Workbench } from './support/workbench.ts';

const COUNT = 300;
const THEMES: readonly Theme[] = ['Light Modern', 'Default High Contrast', 'Dark Modern'];
/** So wide that the rows become columns. */
const WIDE_PIXELS = 420;

describe('history, as a person reads it', () => {
  let workbench: Workbench;
  let profile: string;
  let page: Page;
  let panel: FrameLocator;
  let theme: Theme = 'Dark Modern';

  before(async () => {
    profile = await mkdtemp(join(tmpdir(), 'prometheus-history-'));
    await seedHistory(profile, Array.from({ length: COUNT }, (_, index) => recordOf(index)));
    workbench = await openWorkspace({ profile, userSettings: { 'editor.minimap.enabled': false, 'workbench.colorTheme': theme } });
    ({ page } = workbench);
    panel = await openPanel(page);
    await rows().first().waitFor();
  });

  after(async () => {
    await workbench.dispose();
    await rm(profile, { recursive: true, force: true });
  });

  it('lists the newest grades first, at the width of the side bar and dragged wide', async () => {
    await counted('300 grades');
    assert.match(await rows().first().innerText(), /factual-accuracy[\s\S]*4\.5 ± 0\.6[\s\S]*answers-4\.md[\s\S]*2h ago/);
    await inThemes('list');
    await widen(WIDE_PIXELS);
    await inThemes('list-wide');
    await widen(-WIDE_PIXELS);
  });

  it('filters, searches and groups', async () => {
    await panel.getByRole('button', { name: 'Filter', exact: true }).click();
    await panel.getByRole('combobox', { name: 'Rubric' }).selectOption({ label: 'clarity (100)' });
    await counted('100 of 300 grades');
    await panel.getByRole('button', { name: '5', exact: true }).click();
    await panel.getByRole('button', { name: /Remove filter.*clarity|clarity.*Remove filter/ }).waitFor();
    await inThemes('filters');
    await panel.getByRole('button', { name: 'Clear filters' }).click();
    await counted('300 grades');
    await panel.getByRole('button', { name: 'Filter', exact: true }).click();
    await panel.getByRole('textbox', { name: 'Search past grades' }).fill('lighthouse');
    await counted('3 of 300 grades');
    await screenshot(page, 'history-search');
    await panel.getByRole('textbox', { name: 'Search past grades' }).press('Escape');
    await panel.getByRole('combobox', { name: 'Group' }).selectOption({ label: 'By file' });
    await counted('300 grades in 5 groups');
    await inThemes('groups');
    await panel.getByRole('combobox', { name: 'Group' }).selectOption({ label: 'Ungrouped' });
    await counted('300 grades');
  });

  it('opens a grade, and takes a label by click and another by key', async () => {
    await rows().nth(1).click();
    await panel.getByRole('heading', { name: 'emotional-awareness' }).waitFor();
    await panel.getByRole('button', { name: 'Agree', exact: true }).click();
    await panel.getByText('you agree').first().waitFor({ state: 'attached' });
    await inThemes('grade');
    await panel.getByRole('button', { name: 'Close Grade' }).click();
    await rows().nth(2).focus();
    await page.keyboard.press('2');
    await panel.getByText('you would give 2').first().waitFor({ state: 'attached' });
  });

  it('compares two grades, first what differs, and opens the texts in the diff editor', async () => {
    await rows().nth(0).focus();
    await page.keyboard.press(' ');
    await rows().nth(3).focus();
    await page.keyboard.press(' ');
    await screenshot(page, 'history-chosen');
    await panel.getByRole('button', { name: /^Compare/ }).first().click();
    await panel.getByRole('button', { name: /Diff/ }).first().waitFor();
    await inThemes('comparison');
    await panel.getByRole('button', { name: /Diff/ }).first().click();
    await page.locator('.monaco-diff-editor').waitFor();
    await screenshot(page, 'history-diff');
  });

  it('shows the trend and how far the evaluator can be trusted', async () => {
    await panel.getByRole('tab', { name: 'Trend' }).click();
    await panel.getByRole('group', { name: /^Expected score over time/ }).waitFor();
    await inThemes('trend');
    await panel.getByRole('tab', { name: 'Trust' }).click();
    await panel.getByRole('rowheader', { name: 'Kappa' }).or(panel.getByText('Kappa', { exact: true })).first().waitFor();
    await inThemes('trust');
    await panel.getByRole('tab', { name: 'Grades' }).click();
  });

  it('deletes one grade once that is confirmed', async () => {
    await rows().nth(1).focus();
    await page.keyboard.press('Delete');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    await screenshot(page, 'history-delete');
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await counted('299 grades');
  });

  it('exports what there is', async () => {
    await runCommand(page, 'Prometheus: Export History…');
    await pick(page, 'CSV');
    await acceptPath(page, '/grades.csv');
    await page.locator('.notification-toast').filter({ hasText: /Exported to/ }).waitFor();
    const lines = (await readFile(join(workbench.workspace, 'grades.csv'), 'utf8')).trim().split('\n');
    assert.equal(lines.length, 300);
  });

  function rows(): ReturnType<FrameLocator['locator']> {
    return panel.locator('.row[data-grade-id]');
  }

  async function counted(words: string): Promise<void> {
    await panel.locator('.count-line p').getByText(words, { exact: true }).waitFor();
  }

  // A switch takes a moment: each look starts with the theme that is there.
  async function inThemes(name: string): Promise<void> {
    for (const each of [theme, ...THEMES.filter((other) => other !== theme)]) {
      if (each !== theme) await setTheme(page, workbench.workspace, each);
      theme = each;
      await screenshot(page, `history-${name}-${each.toLowerCase().replaceAll(' ', '-')}`);
    }
  }

  // Drags the edge of the side bar.
  async function widen(pixels: number): Promise<void> {
    const box = await page.locator('.part.sidebar').boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width, 400);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + pixels, 400, { steps: 4 });
    await page.mouse.up();
  }
});

/** The newest two hours ago; three that a search can find. */
function recordOf(index: number): LabelledRecord {
  const { grade, label } = sampleRecord(index, COUNT);
  const newest = sampleRecord(COUNT - 1, COUNT).grade.createdAt;
  const { verdict } = grade;
  const found = index % 100 === 50 ? { verdict: { ...verdict, feedback: 'It compares hope with a lighthouse, which is apt.' } } : {};
  return { grade: { ...grade, ...found, createdAt: grade.createdAt - newest + Date.now() - 2 * 3_600_000 }, label };
}
