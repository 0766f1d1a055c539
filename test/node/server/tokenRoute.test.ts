import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { DEFAULT_SAMPLER } from '../../../src/core/grading/sampler.ts';
import { SERVER_RETRY_POLICY } from '../../../src/host/server/retry.ts';
import { ServerHttp } from '../../../src/host/server/serverHttp.ts';
import { ServerTokens } from '../../../src/host/server/serverTokens.ts';
import { tokenRoute } from '../../../src/host/server/tokenRoute.ts';
import { events, startFakeServer } from '../../support/llamaServer/fakeServer.ts';

describe('the completions of llama-server', () => {
  it('read a new prompt from its beginning, and use the cache only where the model has just written', async () => {
    const server = await startFakeServer();
    try {
      server.on('/completion', events([{ tokens: [7], content: 'Good', stop: false }, { tokens: [], content: '', stop: true, stop_type: 'word' }]));
      const http = new ServerHttp({ base: new URL(server.url), key: undefined, retry: SERVER_RETRY_POLICY, silenceMs: 1000, onLog: () => undefined });
      const route = tokenRoute(http, new ServerTokens(http, {}));
      for (const isContinued of [false, true]) {
        const order = { position: { kind: 'tokens', tokens: [1, 2] }, isContinued, maxTokens: 9, stop: '[RESULT]' } as const;
        const written = await route.write(order, DEFAULT_SAMPLER, () => undefined, new AbortController().signal);
        assert.deepEqual(written, { ok: true, value: { ended: 'marker', position: { kind: 'tokens', tokens: [1, 2, 7] }, tokens: 1 } });
      }
      assert.deepEqual(server.seen.map(({ body }) => body['cache_prompt']), [false, true]);
    } finally {
      await server.close();
    }
  });
});
