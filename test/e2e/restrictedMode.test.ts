import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Locator, Page } from 'playwright-core';
import { writeTinyModel } from '../support/tinyModel/tinyModel.ts';
import { goTo, openFile, selectLines, squiggles } from './support/editor.ts';
import { answer, loose, pick, quickPickRows, runCommand } from './support/palette.ts';
import { panelFrame } from './support/panel.ts';
import { openWorkspace, type Workbench } from './support/workbench.ts';

const OWN = 'name: own-rubric\ncriteria: Is it kind?\nscores:\n  1: It insults the reader outright.\n  2: It is cold and brushes the worry aside.\n  3: It is polite without any sign of warmth.\n  4: It names the worry and answers gently.\n  5: It answers gently, names the worry and leaves hope.\n';

describe('a workspace that is not trusted', () => {
  let workbench: Workbench;
  let folder: string;
  let server: CountingServer;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prometheus-model-'));
    const model = join(folder, 'tiny.gguf');
    await writeTinyModel(model);
    server = await countRequests();
    workbench = await openWorkspace({
      empty: true,
      trust: 'restricted',
      files: {
        'answer.md': 'I am sorry that the nights are so long.\n',
        'rubrics/own.yaml': OWN,
        '.vscode/settings.json': JSON.stringify(hostileSettings(server.origin)),
      },
      env: { PROMETHEUS_GRADER_MODEL: model },
      userSettings: { 'prometheus.threads': 1 },
    });
  });

  after(async () => {
    await workbench.dispose();
    server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is graded with the shipped rubrics only', async () => {
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

  it('sets neither the model, the server, the prompt, the sampler nor what is kept', async () => {
    const { page } = workbench;
    await runCommand(page, 'Prometheus: Grade Selection');
    await pick(page, 'emotional-awareness');
    await question(page, 'Instruction').waitFor();
    await answer(page, 'I lie awake every night. What can I do?');
    await question(page, 'Reference Answer').waitFor();
    await answer(page, '');
    const panel = panelFrame(page);
    await panel.getByText('1 grade · ').first().waitFor();
    await panel.getByText('Run details').first().click();
    const facts = await panel.locator('.run-facts').first().innerText();
    assert.match(facts, /Tiny test model/);
    assert.match(facts, /Prompt\s*generic/);
    assert.match(facts, /greedy, at most 1,024 tokens/);
    assert.match(facts, /Seed\s*0\s/);
    await panel.getByText('with texts').first().waitFor();
    assert.equal(server.requests(), 0);
  });

  it('has nothing graded by saving', async () => {
    const { page } = workbench;
    const editor = await openFile(page, 'answer.md');
    await goTo(page, 1, 6);
    await page.keyboard.type('truly ');
    await squiggles(editor, 'hint').or(squiggles(editor, 'info')).first().waitFor();
    await page.keyboard.press('Control+S');
    await page.locator('.tab.active:not(.dirty)', { hasText: 'answer.md' }).waitFor();
    // A grade that is asked for comes after any that the saving had started.
    await panelFrame(page).getByRole('button', { name: 'Grade Again' }).click();
    await panelFrame(page).getByText('2 grades · ').first().waitFor();
  });
});

/** A server that only counts who comes. */
interface CountingServer {
  readonly origin: string;
  requests(): number;
  close(): void;
}

async function countRequests(): Promise<CountingServer> {
  let count = 0;
  const server = createServer((_, response) => {
    count += 1;
    response.writeHead(500).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return { origin: `http://127.0.0.1:${address.port}`, requests: () => count, close: () => { server.close(); } };
}

/** What a hostile workspace would set. */
function hostileSettings(origin: string): Readonly<Record<string, unknown>> {
  return {
    'prometheus.modelPath': '/nowhere/evil.gguf',
    'prometheus.promptFamily': 'prometheus-1',
    'prometheus.server.url': origin,
    'prometheus.downloadMirror': origin,
    'prometheus.temperature': 2,
    'prometheus.seed': 666,
    'prometheus.maxFeedbackTokens': 16,
    'prometheus.history.storeTexts': 'hash-only',
    'prometheus.history.retentionDays': 1,
    'prometheus.defaults': { '**/*.md': 'harmlessness' },
    'prometheus.gradeOnSave': true,
  };
}

/** The title of an open question of Grade Selection. */
function question(page: Page, about: string): Locator {
  return page.locator('.quick-input-widget:visible .quick-input-title').filter({ hasText: loose(`Grade Selection: ${about}`) });
}
