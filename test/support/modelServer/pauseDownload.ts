import assert from 'node:assert/strict';
import { downloadFile } from '../../../src/host/models/download/downloadFile.ts';
import type { ModelServer } from './modelServer.ts';

/** Downloads from a server until it has sent `bytes` and goes silent, and pauses then; the server is well afterwards. */
export async function pauseDownload(server: ModelServer, url: string, path: string, bytes: number): Promise<void> {
  const { plan } = server;
  server.plan = () => ({ kind: 'stall', afterBytes: bytes });
  const abort = new AbortController();
  const onProgress = ({ receivedBytes }: { readonly receivedBytes: number }): void => {
    if (receivedBytes > 0) abort.abort();
  };
  const result = await downloadFile({ url, path, bytes: null, sha256: null, parts: 1, signal: abort.signal, onProgress });
  assert.deepEqual(result, { ok: false, error: { kind: 'cancelled' } });
  server.plan = plan;
}
