import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, it } from 'mocha';
import { describeUngraded } from '../../../src/core/grading/describeUngraded.ts';
import type { Evaluation, EvaluatorFailure } from '../../../src/core/grading/evaluator.ts';
import type { Result } from '../../../src/core/support/result.ts';
import { ServerEvaluator } from '../../../src/host/server/serverEvaluator.ts';
import { events, json, scoredText, startFakeServer, status, textChunks, type Answer, type FakeServer } from '../../support/llamaServer/fakeServer.ts';
import { selfSigned } from '../../support/llamaServer/selfSigned.ts';
import { rawPrompt, request, run, valueOf } from '../evaluator/clientFixture.ts';

const COMPLETIONS = '/v1/completions';
const KEY = 'sk-very-secret';
const CHILD = join(import.meta.dirname, '..', '..', 'support', 'llamaServer', 'listModelsProcess.ts');
const SCORE = json(scoredText([' 4', '\n'], { 1: 0.05, 2: 0.05, 3: 0.1, 4: 0.6, 5: 0.15 }));

describe('the connection to a server', () => {
  it('is waited on as long as the time limit says, before an answer begins and before its first event', async () => {
    await withServer(async (server) => {
      const pause = (send: Answer): Answer => (response, seen) => void setTimeout(() => { send(response, seen); }, 300);
      server.on(COMPLETIONS, pause(events(textChunks(['Good. [RESULT]']))), pause(SCORE));
      assert.equal(valueOf(await grade(server)).feedback, 'Good. ');

      // As vLLM does: the head at once, then a queue.
      const body = (response: ServerResponse): void => void response.end(textChunks(['Good. [RESULT]']).map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join(''));
      server.on(COMPLETIONS, (response) => { response.writeHead(200).flushHeaders(); setTimeout(() => { body(response); }, 300); }, SCORE);
      assert.equal(valueOf(await grade(server)).feedback, 'Good. ');
    });
  });

  it('does not hang on what fetch would give up on', async () => {
    const dispatcher = Symbol.for('undici.globalDispatcher.1');
    await fetch('data:,').catch(() => undefined);
    const before: unknown = Reflect.get(globalThis, dispatcher);
    const Agent = typeof before === 'object' && before !== null ? before.constructor : null;
    assert.ok(typeof Agent === 'function', 'Node has no dispatcher of its own any more: see whether fetch still has its limits');
    Reflect.set(globalThis, dispatcher, Reflect.construct(Agent, [{ headersTimeout: 100 }]));
    try {
      await withServer(async (server) => {
        const fetched = Promise.withResolvers<undefined>();
        const later = (send: Answer): Answer => (response, seen) => void fetched.promise.then(() => { send(response, seen); });
        server.on('/slow', () => undefined);
        server.on(COMPLETIONS, later(events(textChunks(['Good. [RESULT]']))), SCORE);
        const graded = grade(server);
        await assert.rejects(fetch(`${server.url}/slow`), ({ cause }: Error) => cause instanceof Error && 'code' in cause && cause.code === 'UND_ERR_HEADERS_TIMEOUT');
        fetched.resolve(undefined);
        assert.equal(valueOf(await graded).feedback, 'Good. ');
      });
    } finally {
      Reflect.set(globalThis, dispatcher, before);
    }
  });

  it('is refused over a certificate that nobody vouches for, once and with what to do, and accepted with NODE_EXTRA_CA_CERTS', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'prometheus-tls-'));
    try {
      const certificate = await selfSigned(folder);
      await withServer(async (server) => {
        const refused = await grade(server);
        assert.ok(!refused.ok);
        const { message, advice } = describeUngraded(refused.error);
        assert.match(message, /^The server https:\/\/127\.0\.0\.1:\d+ could not be reached \(its certificate is not trusted: self-signed certificate\)\.$/u);
        assert.match(advice, /certificates of the system.*NODE_EXTRA_CA_CERTS/u);
        assert.equal(server.seen.length, 0);

        const { stdout } = await promisify(execFile)(process.execPath, [CHILD, server.url], { env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate.certFile } });
        assert.deepEqual(JSON.parse(stdout), { ok: true, value: ['prometheus-7b-v2.0'] });

        const wrongName = await grade(server, { url: server.url.replace('https:', 'http:') });
        assert.ok(!wrongName.ok && wrongName.error.kind === 'server-unreachable');
      }, certificate);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('goes nowhere else: a redirect is named and not followed, with its origin alone', async () => {
    await withServer(async (other) => {
      await withServer(async (server) => {
        server.on('/v1/models', (response) => void response.writeHead(307, { location: `${other.url}/v1/models?token=private` }).end());
        const redirected = await grade(server);
        assert.ok(!redirected.ok);
        const { message, advice } = describeUngraded(redirected.error);
        assert.ok(message.includes(`redirects to ${other.url}, and`) && advice.includes('redirects'), message);
        assert.deepEqual([server.seen.length, other.seen.length], [1, 0]);
      });
    });
  });

  it('never shows the key, not even when the server repeats it, and reads only the beginning of a long refusal', async () => {
    await withServer(async (server) => {
      const lines: string[] = [];
      server.on(COMPLETIONS, status(503, `${KEY} is busy`), status(401, `Incorrect API key: ${KEY}`));
      const wrong = await grade(server, {}, lines);
      assert.ok(!wrong.ok && wrong.error.kind === 'server-refused' && wrong.error.detail === 'Incorrect API key: (key)');
      assert.ok(lines.length === 1 && !lines.join().includes(KEY), lines.join());
      assert.ok(server.seen.every(({ authorization }) => authorization === `Bearer ${KEY}`));

      server.on(COMPLETIONS, status(400, 'x'.repeat(5000)));
      const long = await grade(server);
      assert.ok(!long.ok && long.error.kind === 'server-refused' && long.error.detail.length === 2000);
      const closed = Promise.withResolvers<undefined>();
      server.on(COMPLETIONS, (response) => {
        response.on('close', () => { closed.resolve(undefined); });
        response.writeHead(400);
        const more = (): void => { if (!response.destroyed) response.write('x'.repeat(50_000), more); };
        more();
      });
      const endless = await grade(server);
      assert.ok(!endless.ok && endless.error.kind === 'server-refused' && endless.error.detail === 'a long explanation');
      await closed.promise;
    });
  });
});

async function withServer(use: (server: FakeServer) => Promise<void>, ...certificate: Parameters<typeof startFakeServer>): Promise<void> {
  const server = await startFakeServer(...certificate);
  server.on('/v1/models', json({ data: [{ id: 'prometheus-7b-v2.0', owned_by: 'vllm', max_model_len: 4096 }] }));
  server.on('/tokenize', json({ count: 50 }));
  try {
    await use(server);
  } finally {
    await server.close();
  }
}

/** One grade, with an evaluator that allows 100 ms of silence. */
async function grade({ url }: { readonly url: string }, settings: { readonly url?: string } = {}, lines: string[] = []): Promise<Result<Evaluation, EvaluatorFailure>> {
  const evaluator = new ServerEvaluator({
    settings: () => Promise.resolve({ url, model: '', key: KEY, ...settings }),
    concurrency: () => 1,
    timeoutMs: () => 5000,
    onLog: (line) => { lines.push(line); },
    retry: { attempts: 3, firstPauseMs: 1, longestPauseMs: 5 },
    silenceMs: 100,
  });
  return (await run(evaluator, request(rawPrompt('Hello.')))).result;
}
