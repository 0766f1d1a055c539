import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { modelChoices } from '../../src/core/models/modelChoices.ts';
import { recommend } from '../../src/core/models/recommend.ts';
import { shippedCatalogue } from '../../src/core/models/shippedCatalogue.ts';
import { modelItems } from '../../src/vscode/model/modelPicks.ts';
import { ModelServer } from '../support/modelServer/modelServer.ts';
import { pauseDownload } from '../support/modelServer/pauseDownload.ts';
import { writeSplitGguf } from '../support/splitGguf.ts';
import { tinyModelContent, writeTinyModel } from '../support/tinyModel/tinyModel.ts';
import { openFile, select } from './support/documents.ts';
import { gradeSelection } from './support/grade.ts';

const ENTRY = 'm-prometheus-3b/Q4_K_M';
const FILE = 'M-Prometheus-3B.Q4_K_M.gguf';
const OTHER_ENTRY = 'm-prometheus-7b/Q5_K_M';
const OTHER_FILE = 'M-Prometheus-7B.Q5_K_M.gguf';
const ADDRESS = `/mradermacher/M-Prometheus-3B-GGUF/resolve/main/${FILE}`;
const SETTINGS = ['modelPath', 'modelFamilies', 'modelsFolder', 'downloadMirror', 'downloadParts'] as const;

describe('choosing a model', () => {
  let folder = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prometheus-models-'));
    await set('threads', 1);
    await set('modelsFolder', join(folder, 'models'));
  });

  afterEach(async () => {
    await set('modelFamilies', undefined);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  after(async () => {
    for (const key of SETTINGS) await set(key, undefined);
    await vscode.commands.executeCommand('prometheus.unloadModel');
    await rm(folder, { recursive: true, force: true });
  });

  it('takes a file of one’s own from the explorer with the format that it was told by', async () => {
    const path = join(folder, 'prometheus-7b-v2.0.Q4_K_M.gguf');
    await writeTinyModel(path);
    assert.equal(await accepting(vscode.commands.executeCommand('prometheus.chooseModelFile', vscode.Uri.file(path))), path);
    assert.equal(get('modelPath'), path);
    assert.deepEqual(get('modelFamilies'), {});
  });

  it('takes any part of a split model, remembers another format for it, and grades with it', async () => {
    const [first = '', , third = ''] = await writeSplitGguf(folder, 'judge', tinyModelContent(), 3);
    assert.equal(await vscode.commands.executeCommand('prometheus.chooseModelFile', { uri: third, family: 'prometheus-1' }), first);
    assert.deepEqual(Object.values(families()), ['prometheus-1']);

    select(await openFile('split.md', 'I would gladly help.\n'), 'I would gladly help.');
    const [grade] = await gradeSelection();
    assert.ok(grade?.verdict.kind === 'graded', JSON.stringify(grade?.verdict));
    assert.equal(grade.verdict.score, 5);
    assert.equal(grade.evaluator?.family, 'prometheus-1');

    // What the file tells needs no memory.
    await vscode.commands.executeCommand('prometheus.chooseModelFile', { uri: first, family: 'generic' });
    assert.deepEqual(families(), {});
  });

  it('keeps the model in use when a file is no good', async () => {
    const before = get('modelPath');
    await writeFile(join(folder, 'text.gguf'), 'Not a model, but a text.');
    const [, second = ''] = await writeSplitGguf(folder, 'broken', tinyModelContent(), 2);
    await rm(second);
    for (const argument of [join(folder, 'text.gguf'), second, join(folder, 'none.gguf'), vscode.Uri.parse('untitled:model.gguf')]) {
      assert.equal(await vscode.commands.executeCommand('prometheus.chooseModelFile', argument), undefined);
    }
    assert.equal(await chooseEntry('no-such/Q4_K_M'), undefined);
    assert.equal(get('modelPath'), before);
  });

  it('downloads a file of the catalogue from the mirror, on from where it was paused, with the format that the catalogue knows, once', async () => {
    const content = await tinyModel(folder);
    const path = join(folder, 'models', FILE);
    await withModelServer(content, async (server, origin) => {
      await pauseDownload(server, `${origin}${ADDRESS}`, path, 100_000);
      await set('downloadMirror', origin);
      const before = server.requests.length;
      assert.equal(await chooseEntry(ENTRY), path);
      const resumed = server.requests.slice(before);
      assert.ok(resumed.length > 0 && resumed.every((request) => request.path === ADDRESS && !(request.range ?? '').startsWith('bytes=0-')), JSON.stringify(resumed));
      assert.deepEqual(await readFile(path), content);
      assert.equal(get('modelPath'), path);
      assert.deepEqual(Object.values(families()), ['m-prometheus']);

      const count = server.requests.length;
      assert.equal(await chooseEntry(ENTRY), path);
      assert.equal(server.requests.length, count);
    });
  });

  it('wants the content of the first download again where nobody published a sha256', async () => {
    const content = await tinyModel(folder);
    content[content.length - 1] = 0x5a;
    const before = get('modelPath');
    await rm(join(folder, 'models', FILE));
    await withModelServer(content, async (_, origin) => {
      await set('downloadMirror', origin);
      assert.equal(await chooseEntry(ENTRY), undefined);
    });
    await assert.rejects(readFile(join(folder, 'models', FILE)));
    assert.equal(get('modelPath'), before);
  });

  it('pauses when its notification is cancelled, and goes on when the next one is accepted', async () => {
    const path = join(folder, 'models', OTHER_FILE);
    const content = await tinyModel(folder);
    await withModelServer(content, async (server, origin) => {
      server.plan = (index) => (index === 0 ? { kind: 'stall', afterBytes: 100_000 } : null);
      await set('downloadMirror', origin);
      const sent = server.answered(1);
      const first = chooseEntry(OTHER_ENTRY);
      await sent;
      while (get('modelPath') !== path) await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      assert.equal(await first, undefined);
      assert.deepEqual(await readFile(path), content);
    });
  });

  it('follows the choice in its list, from the recommended one on, and says when the server has no such file', async () => {
    const before = get('modelPath');
    await withModelServer(Buffer.from('x'), async (server, origin) => {
      server.plan = () => ({ kind: 'status', status: 404 });
      await set('downloadMirror', origin);
      assert.equal(await accepting(vscode.commands.executeCommand('prometheus.chooseModel')), undefined);
      assert.match(server.requests[0]?.path ?? '', /^\/[\w.-]+\/[\w.-]+\/resolve\/main\/[\w.-]+\.gguf$/);
    });
    assert.equal(get('modelPath'), before);
  });

  it('lists what is recommended, what is there, one’s own and the rest, each with a way to its model card', () => {
    const machine = { totalMemoryBytes: 16e9, freeMemoryBytes: 10e9, gpu: null, cores: 8 };
    const choices = modelChoices(recommend(shippedCatalogue(), machine), {
      pathOf: (id) => id,
      stateOf: (id) => (id === ENTRY ? { kind: 'ready' } : { kind: 'absent' }),
      inUsePath: ENTRY,
    });
    const items = modelItems(choices, false);
    assert.deepEqual(
      items.filter(({ kind }) => kind === vscode.QuickPickItemKind.Separator).map(({ label }) => label),
      ['recommended', 'downloaded', 'your own', 'to try the flow', 'to download'],
    );
    assert.equal(items[1]?.label, '$(star-full) Prometheus 2 7B Q4_K_M');
    assert.match(items[3]?.description ?? '', /^in use · /);
    assert.equal(items[3]?.buttons?.length, 2);
    assert.ok(items.every(({ pick, buttons }) => pick?.kind !== 'entry' || (buttons?.length ?? 0) > 0));
    assert.equal(modelItems(choices, true).length, items.length + 1);
  });
});

async function chooseEntry(entry: string): Promise<string | undefined> {
  return vscode.commands.executeCommand<string | undefined>('prometheus.chooseModel', { entry });
}

async function withModelServer(content: Buffer, use: (server: ModelServer, origin: string) => Promise<void>): Promise<void> {
  const server = new ModelServer({ content, etag: '"1"' });
  await server.start();
  try {
    await use(server, new URL(server.url).origin);
  } finally {
    await server.stop();
  }
}

async function tinyModel(folder: string): Promise<Buffer> {
  const path = join(folder, 'served.gguf');
  await writeTinyModel(path);
  return readFile(path);
}

function get(key: string): unknown {
  return vscode.workspace.getConfiguration('prometheus').get(key);
}

function families(): Readonly<Record<string, unknown>> {
  return vscode.workspace.getConfiguration('prometheus').get<Record<string, unknown>>('modelFamilies', {});
}

async function set(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('prometheus').update(key, value, vscode.ConfigurationTarget.Global);
}

/** Accepts what a command proposes, as often as it asks. */
async function accepting<T>(command: Thenable<T>): Promise<T> {
  let isDone = false;
  const done = Promise.resolve(command).finally(() => {
    isDone = true;
  });
  const accept = async (): Promise<void> => {
    while (!isDone) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  };
  const [value] = await Promise.all([done, accept()]);
  return value;
}
