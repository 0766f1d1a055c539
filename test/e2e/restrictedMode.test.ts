import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { writeTinyModel } from '../support/tinyModel/tinyModel.ts';
import { openFile, selectLines } from './support/editor.ts';
import { quickPickRows, runCommand } from './support/palette.ts';
import { openWorkspace, type Workbench } from './support/workbench.ts';

const OWN = 'name: own-rubric\ncriteria: Is it kind?\nscores:\n  1: It insults the reader outright.\n  2: It is cold and brushes the worry aside.\n  3: It is polite without any sign of warmth.\n  4: It names the worry and answers gently.\n  5: It answers gently, names the worry and leaves hope.\n';

describe('a workspace that is not trusted', () => {
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prometheus-model-'));
    const model = join(folder, 'tiny.gguf');
    await writeTinyModel(model);
    workbench = await openWorkspace({
      empty: true,
      trust: 'restricted',
      files: {
        'answer.md': 'I am sorry that the nights are so long.\n',
        'rubrics/own.yaml': OWN,
        // A hostile workspace would point to a model of its own.
        '.vscode/settings.json': JSON.stringify({ 'prometheus.modelPath': '/nowhere/evil.gguf' }),
      },
      env: { PROMETHEUS_GRADER_MODEL: model },
      userSettings: { 'prometheus.threads': 1 },
    });
  });

  after(async () => {
    await workbench.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('is graded with the shipped rubrics only, and cannot choose the model', async () => {
    const { page } = workbench;
    await openFile(page, 'answer.md');
    await selectLines(page, 1, 1);
    await runCommand(page, 'Prometheus: Grade Selection');
    await quickPickRows(page, 'emotional-awareness').first().waitFor();
    await page.keyboard.type('own-rubric');
    await quickPickRows(page, 'New rubric').first().waitFor();
    assert.equal(await quickPickRows(page, 'own-rubric').count(), 0);
    await page.keyboard.press('Escape');
  });
});
