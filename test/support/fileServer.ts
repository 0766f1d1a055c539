import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';

/** Runs with a real HTTP server on a free port of the loopback interface. */
export async function withServer<T>(listener: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  try {
    return await use(`http://127.0.0.1:${String(address.port)}/model.gguf`);
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
}
