import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { downloadFile } from '../../../../src/host/models/download/downloadFile.ts';
import { pausedDownload } from '../../../../src/host/models/download/pausedDownload.ts';
import { ModelServer, withModelServer } from '../../../support/modelServer/modelServer.ts';
import { CONTENT, FILE, IMPATIENT, requestFor } from '../../../support/modelServer/sampleDownload.ts';
import { withTemporaryFolder } from '../../../support/temporaryFolder.ts';

/** Runs with a file system of that size in a folder. */
async function withMount(options: string, use: (folder: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (outer) => {
    const folder = join(outer, 'disk');
    await mkdir(folder);
    assert.equal(spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status, 0);
    try {
      await use(folder);
    } finally {
      spawnSync('umount', ['--lazy', folder]);
    }
  });
}

/** Null when this process may mount, or else why not. */
async function whyNoMount(): Promise<string | null> {
  if (process.platform !== 'linux') return 'tmpfs is of Linux alone';
  return withMount('size=64k', () => Promise.resolve()).then(() => null, () => 'mounting is not allowed');
}

describe('downloadFile, on a small or read-only disk', () => {
  before(async function () {
    const reason = await whyNoMount();
    if (reason === null) return;
    console.log(`    skipped: ${reason}`);
    this.skip();
  });

  it('says before the first byte how much is missing', async () => {
    await withMount('size=512k', (folder) =>
      withModelServer(new ModelServer(FILE), async (server) => {
        const result = await downloadFile(requestFor(server, folder));
        assert.ok(!result.ok && result.error.kind === 'disk-full', JSON.stringify(result));
        assert.equal(result.error.neededBytes, CONTENT.length);
        assert.ok(result.error.freeBytes <= 512 * 1024 && result.error.freeBytes > 400 * 1024);
        assert.equal(server.requests.length, 0);
        assert.deepEqual(await readdir(folder), []);
      }),
    );
  });

  it('says so as soon as the server tells the size', async () => {
    await withMount('size=512k', (folder) =>
      withModelServer(new ModelServer(FILE), async (server) => {
        const result = await downloadFile(requestFor(server, folder, { bytes: null }));
        assert.ok(!result.ok && result.error.kind === 'disk-full');
        assert.equal(server.requests.length, 1);
        assert.deepEqual(await readdir(folder), []);
      }),
    );
  });

  it('keeps what came before somebody else filled the disk, and goes on when there is room', async () => {
    await withMount('size=1400k', (folder) =>
      withModelServer(new ModelServer(FILE), async (server) => {
        const filler = join(folder, 'filler');
        let filling: Promise<void> = Promise.resolve();
        server.plan = (index) => {
          if (index === 2) filling = writeFile(filler, Buffer.alloc(800 * 1024)).catch(() => undefined);
          return index >= 2 && index < 6 ? { kind: 'stall', afterBytes: 0 } : null;
        };
        const result = await downloadFile(requestFor(server, folder, { tuning: { ...IMPATIENT, checkpointMs: 0 } }));
        await filling;
        assert.ok(!result.ok && result.error.kind === 'disk-full', JSON.stringify(result));
        assert.ok(result.error.neededBytes > 0 && result.error.freeBytes < result.error.neededBytes);
        const kept = (await pausedDownload(join(folder, 'model.gguf')))?.receivedBytes ?? 0;
        assert.ok(kept > 0);
        await rm(filler);
        server.plan = () => null;
        const sent = server.sentBytes;
        assert.equal((await downloadFile(requestFor(server, folder))).ok, true);
        assert.equal(server.sentBytes - sent, CONTENT.length - kept);
      }),
    );
  });

  it('leaves nothing on a disk that became full while a server without ranges sent', async () => {
    await withMount('size=512k', (folder) =>
      withModelServer(new ModelServer(FILE, () => ({ kind: 'chunked' })), async (server) => {
        const result = await downloadFile(requestFor(server, folder, { bytes: null }));
        assert.ok(!result.ok && result.error.kind === 'disk-full', JSON.stringify(result));
        assert.deepEqual(await readdir(folder), []);
      }),
    );
  });

  it('says that a read-only disk cannot be written', async () => {
    await withMount('size=4m,ro', (folder) =>
      withModelServer(new ModelServer(FILE), async (server) => {
        const result = await downloadFile(requestFor(server, folder));
        assert.ok(!result.ok && result.error.kind === 'not-writable');
        assert.match(result.error.detail, /EROFS/);
      }),
    );
  });
});

describe('downloadFile, into a folder that cannot be', () => {
  it('says so', async () => {
    await withTemporaryFolder((folder) =>
      withModelServer(new ModelServer(FILE), async (server) => {
        await writeFile(join(folder, 'file'), 'x');
        const result = await downloadFile(requestFor(server, join(folder, 'file')));
        assert.ok(!result.ok && result.error.kind === 'not-writable');
        assert.match(result.error.detail, /ENOTDIR|EEXIST/);
        assert.equal(server.requests.length, 0);
      }),
    );
  });
});
