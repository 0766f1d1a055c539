import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, it } from 'mocha';
import { fetchModel, type FetchOptions, type FetchProgress } from '../../../src/host/models/fetchModel.ts';
import { pausedDownload } from '../../../src/host/models/download/pausedDownload.ts';
import type { FetchableModel } from '../../../src/host/models/smallModel.ts';
import { ModelServer, withModelServer } from '../../support/modelServer/modelServer.ts';
import { withServer } from '../../support/fileServer.ts';
import { withTemporaryFolder } from '../../support/temporaryFolder.ts';

const CONTENT = randomBytes(3_000_000);
const TUNING = { connectMs: 200, stallMs: 200, retries: 1, pauseMs: 2, busyPollMs: 20 };

const breaking: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-length': CONTENT.length });
  response.write(CONTENT.subarray(0, 1000), () => response.destroy());
};

const stalling: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-length': CONTENT.length });
  response.write(CONTENT.subarray(0, 1000));
};

describe('fetchModel, from a real HTTP server', () => {
  it('fetches, verifies, and reports how far it is', async () => {
    await withTemporaryFolder(async (folder) => {
      await withServer(serve(CONTENT), async (url) => {
        const progress: FetchProgress[] = [];
        const result = await fetchModel(modelAt(url), { ...options(join(folder, 'new', 'cache')), onProgress: (p) => progress.push(p) });
        const path = join(folder, 'new', 'cache', 'model.gguf');
        assert.deepEqual(result, { ok: true, value: path });
        assert.deepEqual(await readFile(path), CONTENT);
        assert.deepEqual(progress[0], { source: url, receivedBytes: 0, totalBytes: CONTENT.length });
        assert.equal(progress.at(-1)?.receivedBytes, CONTENT.length);
        assert.ok(progress.length > 1);
        assert.deepEqual(await readdir(join(folder, 'new', 'cache')), ['model.gguf']);
      });
    });
  });

  it('asks nobody when the file is there', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'model.gguf'), CONTENT);
      let requests = 0;
      const counting: RequestListener = (_, response) => {
        requests += 1;
        response.end();
      };
      await withServer(counting, async (url) => {
        assert.deepEqual(await fetchModel(modelAt(url), options(folder)), { ok: true, value: join(folder, 'model.gguf') });
        assert.equal(requests, 0);
      });
    });
  });

  it('replaces a file of the wrong size', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'model.gguf'), 'half');
      await withServer(serve(CONTENT), async (url) => {
        assert.equal((await fetchModel(modelAt(url), options(folder))).ok, true);
        assert.deepEqual(await readFile(join(folder, 'model.gguf')), CONTENT);
      });
    });
  });

  const bad: readonly (readonly [name: string, listener: RequestListener, detail: RegExp])[] = [
    ['answers 404', (_, response) => response.writeHead(404).end(), /has no file at/],
    ['sends other bytes of the right number', serve(randomBytes(CONTENT.length)), /its sha256 is [0-9a-f]{64}/],
    ['sends too little', serve(CONTENT.subarray(1)), /2999999 bytes where 3000000 were expected/],
    ['sends too much', serve(Buffer.concat([CONTENT, CONTENT])), /6000000 bytes where 3000000 were expected/],
    ['closes in the middle', breaking, /terminated|closed|reset/],
    ['never answers', () => undefined, /no answer within 0\.2 s/],
    ['stops in the middle', stalling, /sent nothing for 0\.2 s/],
  ];
  for (const [name, listener, detail] of bad) {
    it(`goes on to the next source when one ${name}, and leaves nothing behind`, async () => {
      await withTemporaryFolder(async (folder) => {
        await withServer(listener, async (url) => {
          const result = await fetchModel(modelAt(url), options(folder));
          assert.ok(!result.ok && result.error.kind === 'no-source', JSON.stringify(result));
          assert.match(result.error.attempts[0]?.detail ?? '', detail);
          assert.deepEqual(await readdir(folder), []);
          await withServer(serve(CONTENT), async (next) => {
            assert.equal((await fetchModel(modelAt(url, next), options(folder))).ok, true);
            assert.deepEqual(await readFile(join(folder, 'model.gguf')), CONTENT);
          });
        });
      });
    });
  }

  it('names a source that refuses the connection', async () => {
    await withTemporaryFolder(async (folder) => {
      const closed = await withServer(serve(CONTENT), (url) => Promise.resolve(url));
      const result = await fetchModel(modelAt(closed), options(folder));
      assert.ok(!result.ok && result.error.kind === 'no-source');
      assert.match(result.error.attempts[0]?.detail ?? '', /ECONNREFUSED/);
    });
  });

  it('stops when cancelled, leaves nothing behind, and tries no other source', async () => {
    await withTemporaryFolder(async (folder) => {
      let reached = 0;
      const counting: RequestListener = (_, response) => {
        reached += 1;
        response.end(CONTENT);
      };
      await withServer(counting, (other) =>
        withServer(stalling, async (url) => {
          const abort = new AbortController();
          const onProgress = ({ receivedBytes }: FetchProgress): void => {
            if (receivedBytes > 0) abort.abort();
          };
          const result = await fetchModel(modelAt(url, other), { ...options(folder), onProgress, signal: abort.signal });
          assert.deepEqual(result, { ok: false, error: { kind: 'cancelled' } });
          assert.equal(reached, 0);
          assert.deepEqual(await readdir(folder), []);
        }),
      );
    });
  });

  it('does not start when cancelled before', async () => {
    await withTemporaryFolder(async (folder) => {
      await withServer(serve(CONTENT), async (url) => {
        const result = await fetchModel(modelAt(url), { ...options(folder), signal: AbortSignal.abort() });
        assert.deepEqual(result, { ok: false, error: { kind: 'cancelled' } });
      });
    });
  });

  it('says that the cache cannot be written', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'file'), 'x');
      const cache = join(folder, 'file', 'cache');
      const result = await fetchModel(modelAt('http://127.0.0.1:9/'), options(cache));
      assert.ok(!result.ok && result.error.kind === 'cache-not-writable');
      assert.equal(result.error.path, cache);
    });
  });

  it('removes what killed processes left a day ago, and nothing younger', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'old.part'), 'x');
      await writeFile(join(folder, 'new.part'), 'x');
      const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
      await utimes(join(folder, 'old.part'), longAgo, longAgo);
      await withServer(serve(CONTENT), async (url) => {
        await fetchModel(modelAt(url), options(folder));
        assert.deepEqual((await readdir(folder)).sort(), ['model.gguf', 'new.part']);
      });
    });
  });

  it('is safe in several processes at once', async () => {
    await withTemporaryFolder(async (folder) => {
      let requests = 0;
      const counting: RequestListener = (_, response) => {
        requests += 1;
        response.end(CONTENT);
      };
      await withServer(counting, async (url) => {
        const results = await Promise.all([1, 2, 3].map(() => fetchInProcess(modelAt(url), folder)));
        const path = join(folder, 'model.gguf');
        assert.deepEqual(results, Array(3).fill(JSON.stringify({ ok: true, value: path })));
        assert.deepEqual(await readFile(path), CONTENT);
        assert.deepEqual(await readdir(folder), ['model.gguf']);
        assert.equal(requests, 1);
      });
    });
  });

  it('goes on with what had come before it was cancelled, a day later too', async () => {
    await withTemporaryFolder(async (folder) => {
      await withModelServer(new ModelServer({ content: CONTENT, etag: '"1"' }), async (server) => {
        server.plan = (index) => (index === 1 ? { kind: 'stall', afterBytes: 0 } : null);
        const abort = new AbortController();
        const tuning = { ...TUNING, stallMs: 10_000, pieceBytes: 1_000_000 };
        const cancelled = fetchModel(modelAt(server.url), { ...options(folder), tuning, signal: abort.signal });
        await server.answered(2);
        abort.abort();
        assert.deepEqual(await cancelled, { ok: false, error: { kind: 'cancelled' } });
        const path = join(folder, 'model.gguf');
        const received = (await pausedDownload(path))?.receivedBytes ?? 0;
        assert.ok(received >= 1_000_000);
        const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
        await utimes(`${path}.part`, longAgo, longAgo);
        const before = server.sentBytes;
        assert.deepEqual(await fetchModel(modelAt(server.url), { ...options(folder), tuning }), { ok: true, value: path });
        assert.equal(server.sentBytes - before, CONTENT.length - received);
        assert.deepEqual(await readFile(path), CONTENT);
      });
    });
  });
});

function modelAt(...urls: readonly string[]): FetchableModel {
  return {
    name: 'Model',
    fileName: 'model.gguf',
    bytes: CONTENT.length,
    sha256: createHash('sha256').update(CONTENT).digest('hex'),
    sources: urls.map((url) => ({ kind: 'http', label: url, url })),
  };
}

function options(cacheDirectory: string): FetchOptions {
  return { cacheDirectory, onProgress: () => undefined, signal: new AbortController().signal, tuning: TUNING };
}

async function fetchInProcess(model: FetchableModel, folder: string): Promise<string> {
  const script = fileURLToPath(new URL('../../support/fetchModelProcess.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(model), folder]);
  return stdout;
}

function serve(content: Buffer): RequestListener {
  return (_, response) => response.end(content);
}
