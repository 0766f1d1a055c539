import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { downloadFile } from '../../../../src/host/models/download/downloadFile.ts';
import { loadState, partPath } from '../../../../src/host/models/download/downloadState.ts';
import { countBytes } from '../../../../src/host/models/download/byteRanges.ts';
import { ModelServer, withModelServer } from '../../../support/modelServer/modelServer.ts';
import { runDownload } from '../../../support/modelServer/runDownload.ts';
import { CONTENT, FILE, requestFor, sha256, TUNING } from '../../../support/modelServer/sampleDownload.ts';
import { withTemporaryFolder } from '../../../support/temporaryFolder.ts';

const PATIENT = { ...TUNING, stallMs: 50_000, checkpointMs: 0 };

/** How many bytes the state claims, each of which the part must have. */
async function claimedBytes(path: string): Promise<number> {
  const done = (await loadState(path))?.done ?? [];
  const part = await readFile(partPath(path));
  for (const { from, to } of done) assert.ok(part.subarray(from, to).equals(CONTENT.subarray(from, to)));
  return countBytes(done);
}

describe('downloadFile, in several processes', function () {
  // Several starts of Node, on a busy machine.
  this.timeout(60_000);

  it('goes on after kill -9 at any request, and claims no byte that is not there', async () => {
    await withTemporaryFolder(async (folder) => {
      await withModelServer(new ModelServer(FILE), async (server) => {
        const path = join(folder, 'model.gguf');
        let claimed = 0;
        for (const whole of [2, 0, 1]) {
          const before = server.requests.length;
          // After so many whole parts the others hang in the middle.
          server.plan = (index) => (index - before >= whole ? { kind: 'stall', afterBytes: 70_000 } : null);
          const download = runDownload(requestFor(server, folder, { tuning: PATIENT }));
          await server.answered(before + whole + 1);
          await download.kill();
          const now = await claimedBytes(path);
          assert.ok(now >= claimed);
          claimed = now;
        }
        assert.ok(claimed > 0);
        server.plan = () => null;
        const before = server.sentBytes;
        assert.equal((await downloadFile(requestFor(server, folder))).ok, true);
        assert.equal(server.sentBytes - before, CONTENT.length - claimed);
        assert.deepEqual(await readFile(path), CONTENT);
        assert.deepEqual(await readdir(folder), ['model.gguf']);
      });
    });
  });

  it('downloads once: a second one is told who is at it, a third one waits and has the file', async () => {
    await withTemporaryFolder(async (folder) => {
      await withModelServer(new ModelServer(FILE, (index) => (index === 3 ? { kind: 'stall', afterBytes: 1000 } : null)), async (server) => {
        const path = join(folder, 'model.gguf');
        const abort = new AbortController();
        const first = downloadFile(requestFor(server, folder, { signal: abort.signal, tuning: PATIENT }));
        await server.answered(4);
        assert.deepEqual(await runDownload(requestFor(server, folder)).result(), { ok: false, error: { kind: 'busy', pid: process.pid } });
        const third = runDownload(requestFor(server, folder, { whenBusy: 'wait' }));
        await third.waiting;
        abort.abort();
        assert.deepEqual(await first, { ok: false, error: { kind: 'cancelled' } });
        assert.deepEqual(await third.result(), { ok: true, value: { path, sha256: sha256(CONTENT), verified: true } });
        assert.deepEqual(await readdir(folder), ['model.gguf']);
      });
    });
  });

  it('goes through the proxy of the environment', async () => {
    await withTemporaryFolder(async (folder) => {
      // A proxy that answers for whatever server it is asked to connect with.
      await withModelServer(new ModelServer(FILE), async (proxy) => {
        const url = 'http://models.invalid/model.gguf';
        const env = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: new URL(proxy.url).origin, http_proxy: new URL(proxy.url).origin, NO_PROXY: '', no_proxy: '' };
        const result = await runDownload(requestFor(proxy, folder, { url }), env).result();
        assert.deepEqual(result, { ok: true, value: { path: join(folder, 'model.gguf'), sha256: sha256(CONTENT), verified: true } });
        assert.deepEqual(new Set(proxy.tunnels), new Set(['models.invalid:80']));
      });
    });
  });
});
