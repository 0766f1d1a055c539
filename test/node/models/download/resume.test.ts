import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { downloadFile } from '../../../../src/host/models/download/downloadFile.ts';
import { takeLock } from '../../../../src/host/models/download/downloadLock.ts';
import type { DownloadRequest } from '../../../../src/host/models/download/downloadRequest.ts';
import { loadState, saveState } from '../../../../src/host/models/download/downloadState.ts';
import { discardDownload, pausedDownload } from '../../../../src/host/models/download/pausedDownload.ts';
import { ModelServer, withModelServer } from '../../../support/modelServer/modelServer.ts';
import { CONTENT, FILE, OTHER_FILE, PIECE, requestFor, sha256 } from '../../../support/modelServer/sampleDownload.ts';
import { withTemporaryFolder } from '../../../support/temporaryFolder.ts';

type Use = (server: ModelServer, folder: string, path: string) => Promise<void>;

async function withServerAndFolder(use: Use, file = FILE): Promise<void> {
  await withTemporaryFolder((folder) => withModelServer(new ModelServer(file), (server) => use(server, folder, join(folder, 'model.gguf'))));
}

/** Downloads until the server holds its sixth answer back, then pauses; says how many bytes were kept. */
async function pauseHalfWay(server: ModelServer, folder: string, changes: Partial<DownloadRequest> = {}): Promise<number> {
  server.plan = (index) => (index >= 5 ? { kind: 'stall', afterBytes: 0 } : null);
  const abort = new AbortController();
  const paused = downloadFile(requestFor(server, folder, { ...changes, signal: abort.signal }));
  await server.answered(6);
  abort.abort();
  assert.deepEqual(await paused, { ok: false, error: { kind: 'cancelled' } });
  server.plan = () => null;
  server.requests.length = 0;
  const kept = await pausedDownload(join(folder, 'model.gguf'));
  assert.ok(kept !== null && kept.receivedBytes >= PIECE && kept.totalBytes === CONTENT.length);
  return kept.receivedBytes;
}

describe('downloadFile, after a pause', () => {
  it('fetches only what is missing, of the version that was begun', async () => {
    await withServerAndFolder(async (server, folder, path) => {
      const kept = await pauseHalfWay(server, folder);
      const result = await downloadFile(requestFor(server, folder));
      assert.deepEqual(result, { ok: true, value: { path, sha256: sha256(CONTENT), verified: true } });
      assert.deepEqual(await readFile(path), CONTENT);
      assert.equal(server.sentBytes, CONTENT.length - kept);
      assert.ok(server.requests.every(({ range, ifRange }) => range !== null && ifRange === FILE.etag));
      assert.deepEqual(await readdir(folder), ['model.gguf']);
      assert.equal(await pausedDownload(path), null);
    });
  });

  it('begins anew when the file on the server is another one, and mixes nothing', async () => {
    await withServerAndFolder(async (server, folder, path) => {
      await pauseHalfWay(server, folder, { sha256: null });
      server.file = OTHER_FILE;
      const result = await downloadFile(requestFor(server, folder, { sha256: null }));
      assert.deepEqual(result, { ok: true, value: { path, sha256: sha256(OTHER_FILE.content), verified: false } });
    });
  });

  it('finds a mixture by its sha256 where a server tells no versions apart, and removes it', async () => {
    await withServerAndFolder(
      async (server, folder) => {
        await pauseHalfWay(server, folder);
        server.file = { ...OTHER_FILE, etag: null };
        const result = await downloadFile(requestFor(server, folder));
        assert.ok(!result.ok && result.error.kind === 'wrong-content');
        assert.equal(result.error.expectedSha256, sha256(OTHER_FILE.content));
        assert.deepEqual(await readdir(folder), []);
      },
      { ...FILE, etag: null },
    );
  });

  it('asks without If-Range when the ETag is weak', async () => {
    await withServerAndFolder(
      async (server, folder) => {
        const kept = await pauseHalfWay(server, folder);
        assert.equal((await downloadFile(requestFor(server, folder))).ok, true);
        assert.equal(server.sentBytes, CONTENT.length - kept);
        assert.ok(server.requests.every(({ ifRange }) => ifRange === null));
      },
      { ...FILE, etag: 'W/"weak"' },
    );
  });

  it('goes on from a mirror, when it is to be the same content', async () => {
    await withServerAndFolder(async (server, folder) => {
      const kept = await pauseHalfWay(server, folder);
      server.file = { ...FILE, etag: '"of the mirror"' };
      assert.equal((await downloadFile(requestFor(server, folder, { url: `${server.url}?mirror` }))).ok, true);
      assert.equal(server.sentBytes, CONTENT.length - kept);
    });
  });

  it('begins anew at another address when the content is not known', async () => {
    await withServerAndFolder(async (server, folder) => {
      await pauseHalfWay(server, folder, { sha256: null });
      assert.equal((await downloadFile(requestFor(server, folder, { url: `${server.url}?other`, sha256: null }))).ok, true);
      assert.equal(server.sentBytes, CONTENT.length);
    });
  });

  it('begins anew when the server has no ranges any more', async () => {
    await withServerAndFolder(async (server, folder, path) => {
      await pauseHalfWay(server, folder);
      server.plan = () => ({ kind: 'ignore-range' });
      assert.equal((await downloadFile(requestFor(server, folder))).ok, true);
      assert.equal(server.requests.length, 1);
      assert.deepEqual(await readFile(path), CONTENT);
    });
  });

  const damages: readonly (readonly [name: string, damage: (path: string) => Promise<void>])[] = [
    ['the state is no JSON', (path) => writeFile(`${path}.part.json`, '{')],
    ['the state is of another kind', (path) => writeFile(`${path}.part.json`, '{"version":1,"done":[[0,9]]}')],
    ['the part has fewer bytes than the state says', (path) => writeFile(`${path}.part`, CONTENT.subarray(0, 1000))],
    ['a process was killed as it began anew', async (path) => {
      const state = await loadState(path);
      assert.ok(state);
      await writeFile(`${path}.part`, Buffer.concat([OTHER_FILE.content, OTHER_FILE.content]));
      await saveState(path, { ...state, done: [] });
    }],
    ['a killed process left a half-written state', (path) => writeFile(`${path}.part.json.new`, '{"vers')],
  ];
  for (const [name, damage] of damages) {
    it(`is right when ${name}`, async () => {
      await withServerAndFolder(async (server, folder, path) => {
        await pauseHalfWay(server, folder);
        await damage(path);
        assert.equal((await downloadFile(requestFor(server, folder))).ok, true);
        assert.deepEqual(await readFile(path), CONTENT);
        assert.deepEqual(await readdir(folder), ['model.gguf']);
      });
    });
  }

  it('has nothing left once it is discarded, which nobody does under another one', async () => {
    await withServerAndFolder(async (server, folder, path) => {
      await pauseHalfWay(server, folder);
      const lock = takeLock(path);
      assert.deepEqual(await discardDownload(path), { ok: false, error: { kind: 'busy', pid: process.pid } });
      lock?.release();
      assert.deepEqual(await discardDownload(path), { ok: true, value: null });
      assert.deepEqual(await readdir(folder), []);
    });
  });
});

describe('downloadFile, where a file lies already', () => {
  it('asks nobody when it is the right one', async () => {
    await withServerAndFolder(async (server, folder, path) => {
      await writeFile(path, CONTENT);
      assert.deepEqual(await downloadFile(requestFor(server, folder)), { ok: true, value: { path, sha256: sha256(CONTENT), verified: true } });
      assert.equal(server.requests.length, 0);
    });
  });

  it('replaces it when it is another one of the same size', async () => {
    await withServerAndFolder(async (server, folder, path) => {
      await writeFile(path, OTHER_FILE.content);
      assert.equal((await downloadFile(requestFor(server, folder))).ok, true);
      assert.deepEqual(await readFile(path), CONTENT);
    });
  });
});
