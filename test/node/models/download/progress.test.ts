import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { downloadFile } from '../../../../src/host/models/download/downloadFile.ts';
import type { DownloadProgress } from '../../../../src/host/models/download/progress.ts';
import { SpeedMeter } from '../../../../src/host/models/download/speedMeter.ts';
import { ModelServer, withModelServer } from '../../../support/modelServer/modelServer.ts';
import { CONTENT, FILE, requestFor } from '../../../support/modelServer/sampleDownload.ts';
import { withTemporaryFolder } from '../../../support/temporaryFolder.ts';

describe('progress of a download', () => {
  it('tells each stage, and bytes that only grow; waits as long as the server asks', async () => {
    await withTemporaryFolder((folder) =>
      withModelServer(new ModelServer(FILE, (index) => (index === 0 ? { kind: 'status', status: 429, retryAfter: '1' } : null)), async (server) => {
        const seen: DownloadProgress[] = [];
        const start = performance.now();
        const result = await downloadFile(requestFor(server, folder, { parts: 1, onProgress: (progress) => seen.push(progress) }));
        assert.equal(result.ok, true);
        assert.ok(performance.now() - start >= 1000);
        const stages = seen.map(({ stage }) => stage).filter((stage, index, all) => stage !== all[index - 1]);
        assert.deepEqual(stages, ['connecting', 'waiting', 'connecting', 'downloading', 'verifying']);
        for (const wanted of ['downloading', 'verifying']) {
          const received = seen.filter(({ stage }) => stage === wanted).map(({ receivedBytes }) => receivedBytes);
          assert.deepEqual(received, received.toSorted((a, b) => a - b));
          assert.equal(received.at(-1), CONTENT.length);
        }
        assert.ok(seen.every(({ totalBytes }) => totalBytes === CONTENT.length));
      }),
    );
  });

  it('stops at once when it is paused while it waits', async () => {
    await withTemporaryFolder((folder) =>
      withModelServer(new ModelServer(FILE, () => ({ kind: 'status', status: 503, retryAfter: '4' })), async (server) => {
        const abort = new AbortController();
        const onProgress = ({ stage }: DownloadProgress): void => {
          if (stage === 'waiting') abort.abort();
        };
        assert.deepEqual(await downloadFile(requestFor(server, folder, { signal: abort.signal, onProgress })), { ok: false, error: { kind: 'cancelled' } });
        assert.equal(server.requests.length, 1);
      }),
    );
  });
});

describe('SpeedMeter', () => {
  it('tells bytes per second over the last five seconds', () => {
    const meter = new SpeedMeter();
    meter.note(0, 0);
    assert.equal(meter.bytesPerSecond(), null);
    meter.note(1000, 1000);
    assert.equal(meter.bytesPerSecond(), 1000);
    for (let second = 2; second <= 10; second++) meter.note(1000 + (second - 1) * 3000, second * 1000);
    assert.equal(meter.bytesPerSecond(), 3000);
  });

  it('forgets what was before a new start', () => {
    const meter = new SpeedMeter();
    meter.note(5000, 0);
    meter.note(0, 1000);
    assert.equal(meter.bytesPerSecond(), null);
    meter.note(500, 2000);
    assert.equal(meter.bytesPerSecond(), 500);
  });
});
