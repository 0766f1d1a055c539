import assert from 'node:assert/strict';
import { access, readdir, truncate, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { findEntry, type CatalogueEntry } from '../../../src/core/models/catalogue.ts';
import type { LocalState } from '../../../src/core/models/modelChoices.ts';
import { shippedCatalogue } from '../../../src/core/models/shippedCatalogue.ts';
import { entryPath, localStates, modelFolders, removeModelFile } from '../../../src/host/models/modelFolder.ts';
import { ModelServer } from '../../support/modelServer/modelServer.ts';
import { pauseDownload } from '../../support/modelServer/pauseDownload.ts';
import { withTemporaryFolder } from '../../support/temporaryFolder.ts';

const BIG = 'prometheus-2-7b/Q4_K_M';
const EXACT = 'prometheus-1-13b/Q4_0';
const SMALL = 'small-demo/Q4_1';

function entry(id: string): CatalogueEntry {
  const found = findEntry(shippedCatalogue(), id);
  assert.ok(found);
  return found;
}

async function stateIn(folder: string, id: string): Promise<LocalState | undefined> {
  return (await localStates([entry(id)], modelFolders(folder, '/nowhere'))).get(id);
}

describe('the folder of models', () => {
  it('is the setting, and the cache when that is empty; the small model is always in the cache', () => {
    assert.deepEqual(modelFolders(' ', '/cache'), { models: '/cache', cache: '/cache' });
    assert.deepEqual(modelFolders('~/models', '/cache'), { models: join(homedir(), 'models'), cache: '/cache' });
    const folders = modelFolders('/data', '/cache');
    assert.equal(entryPath(entry(BIG), folders), join('/data', 'prometheus-7b-v2.0.Q4_K_M.gguf'));
    assert.equal(entryPath(entry(SMALL), folders), join('/cache', 'SmolLM2-135M-Instruct.Q4_1.gguf'));
  });

  it('has a file when its size is right as far as it is known', async () => {
    await withTemporaryFolder(async (folder) => {
      assert.deepEqual(await stateIn(folder, BIG), { kind: 'absent' });
      await writeFile(join(folder, entry(BIG).file.fileName), 'some');
      assert.deepEqual(await stateIn(folder, BIG), { kind: 'ready' });
      const exact = join(folder, entry(EXACT).file.fileName);
      await writeFile(exact, 'some');
      assert.deepEqual(await stateIn(folder, EXACT), { kind: 'absent' });
      await truncate(exact, entry(EXACT).file.bytes);
      assert.deepEqual(await stateIn(folder, EXACT), { kind: 'ready' });
    });
  });

  it('shows a paused download, and forgets it when it is removed', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, entry(BIG).file.fileName);
      const server = new ModelServer({ content: Buffer.alloc(1_000_000, 1), etag: '"1"' });
      await server.start();
      await pauseDownload(server, server.url, path, 300_000);
      await server.stop();
      const state = await stateIn(folder, BIG);
      assert.ok(state?.kind === 'paused', JSON.stringify(state));
      assert.equal(state.totalBytes, 1_000_000);
      assert.ok(state.receivedBytes > 0 && state.receivedBytes <= 300_000);
      await removeModelFile(path);
      assert.deepEqual(await stateIn(folder, BIG), { kind: 'absent' });
      assert.deepEqual(await readdir(folder), []);
    });
  });

  it('removes a file that is whole, and does not mind one that is gone', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'model.gguf');
      await writeFile(path, 'some');
      await removeModelFile(path);
      await removeModelFile(path);
      await assert.rejects(access(path));
    });
  });
});
