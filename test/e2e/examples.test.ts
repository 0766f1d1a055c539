import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { writeTinyModel } from '../support/tinyModel/tinyModel.ts';
import { openFile, problems, squiggles } from './support/editor.ts';
import { loose, runCommand } from './support/palette.ts';
import { openWorkspace, screenshot, type Workbench } from './support/workbench.ts';

const RUBRIC = `name: kindness
criteria: Does the response take the worry of the person seriously?
scores:
  1: It insults the reader outright.
  2: It is cold and brushes the worry aside.
  3: It is polite without any sign of warmth.
  4: It names the worry and answers gently.
  5: It answers gently, names the worry and leaves hope.
examples:
  - instruction: I lie awake at night.
    response: I would gladly help. What keeps you awake?
    score: 5
    note: Warm, and asks.
  - instruction: I lie awake at night.
    response: I am sorry. Go to bed earlier.
    score: 3
    note: A kind word, then an order.
  - instruction: I lie awake at night.
    response: Well, whatever. Everybody does.
    score: 4
    note: Wrongly labelled.
`;

// The tiny model gives the examples 5, 4 and 1.
describe('testing a rubric, as a person does it', () => {
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prometheus-model-'));
    const model = join(folder, 'tiny.gguf');
    await writeTinyModel(model, {});
    workbench = await openWorkspace({ empty: true, files: { 'kindness.rubric.yaml': RUBRIC }, env: { PROMETHEUS_GRADER_MODEL: model }, userSettings: { 'prometheus.threads': 1 } });
  });

  after(async () => {
    await workbench.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('runs the examples and shows the report', async () => {
    const { page } = workbench;
    await openFile(page, 'kindness.rubric.yaml');
    await runCommand(page, 'Prometheus: Run Examples');
    const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await preview.locator('h1', { hasText: 'Examples of kindness' }).waitFor();
    const rows = await preview.locator('table').first().locator('tbody tr').allInnerTexts();
    assert.deepEqual(rows.map((row) => row.split('\t').at(-1)?.trim()), ['✓ same', '✓ one apart', '✗ further apart']);
    await screenshot(page, 'examples-report');
  });

  it('marks the examples whose score differs', async () => {
    const { page } = workbench;
    const editor = await openFile(page, 'kindness.rubric.yaml');
    await squiggles(editor, 'info').first().waitFor();
    await (await problems(page, 'Example: expected 4, given 1')).first().waitFor();
    await (await problems(page, 'Example: expected 3, given 4')).first().waitFor();
  });

  it('lists the examples in the Test Explorer and runs them there', async () => {
    const { page } = workbench;
    await runCommand(page, 'Testing: Focus on Test Explorer View');
    const suite = page.locator('.test-explorer .monaco-list-row', { hasText: 'kindness' });
    await suite.first().waitFor();
    await runCommand(page, 'Test: Run All Tests');
    await page.locator('.test-explorer .monaco-list-row .codicon-testing-failed-icon').first().waitFor();
    await suite.first().click();
    await page.keyboard.press('ArrowRight');
    const row = page.locator('.test-explorer .monaco-list-row', { hasText: loose('3: Wrongly labelled.') });
    await row.waitFor();
    await row.locator('.codicon-testing-failed-icon').waitFor();
    const passed = page.locator('.test-explorer .monaco-list-row', { hasText: loose('1: Warm, and asks.') });
    await passed.locator('.codicon-testing-passed-icon').waitFor();
    await screenshot(page, 'examples-test-explorer');
  });
});
