import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Evaluation } from '../../../src/core/grading/evaluator.ts';
import type { PromptFamily } from '../../../src/core/grading/family.ts';
import { renderPrompt } from '../../../src/core/grading/renderPrompt.ts';
import type { EvaluatorClient } from '../../../src/host/evaluator/evaluatorClient.ts';
import { ServerEvaluator } from '../../../src/host/server/serverEvaluator.ts';
import { findLlamaServer, startLlamaServer, type LlamaServer } from '../../support/llamaServer/llamaServer.ts';
import { DEFAULT_FEEDBACK, type TinyModelOptions } from '../../support/tinyModel/options.ts';
import { Bench, chatPrompt, rawPrompt, request, run, valueOf } from '../evaluator/clientFixture.ts';

const NEVER = new AbortController().signal;
const RUBRIC = { criteria: 'Is it kind?', scores: { 1: 'No.', 2: 'Hardly.', 3: 'Somewhat.', 4: 'Yes.', 5: 'Very.' } };

interface Pair {
  readonly embedded: EvaluatorClient;
  readonly server: ServerEvaluator;
}

describe('a real llama.cpp server', function () {
  this.timeout(120_000);
  let bench: Bench;
  let folder: string;
  const servers: LlamaServer[] = [];

  before(async function () {
    const found = await findLlamaServer();
    if ('missing' in found) {
      console.error(`SKIPPED: ${found.missing}`);
      this.skip();
    }
    ({ folder } = found);
    bench = await Bench.open();
  });

  after(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await (bench as Bench | undefined)?.close();
  });

  /** The same model in both engines. */
  async function pair(options: TinyModelOptions, { family = 'generic', contextTokens = 2048, key }: { family?: PromptFamily; contextTokens?: number; key?: string } = {}): Promise<Pair> {
    const model = await bench.model(options, { contextTokens });
    const running = await startLlamaServer(folder, model.modelPath, { contextTokens: contextTokens * 2, ...(key === undefined ? {} : { key }) });
    servers.push(running);
    return { embedded: bench.client(model), server: serverAt(running.url, { family, ...(key === undefined ? {} : { key }) }) };
  }

  function assertSame(server: Evaluation, embedded: Evaluation): void {
    assert.equal(server.feedback, embedded.feedback);
    assert.equal(server.ending, embedded.ending);
    assert.equal(server.usage.promptTokens, embedded.usage.promptTokens);
    assert.equal(server.scorePosition?.continuation, embedded.scorePosition?.continuation);
    embedded.scorePosition?.digitProbabilities.forEach((p, index) => {
      const other = server.scorePosition?.digitProbabilities[index] ?? NaN;
      assert.ok(Math.abs(p - other) < 1e-3, `P(${index + 1}) is ${p} embedded and ${other} on the server`);
    });
  }

  it('grades as the embedded engine does: same tokens, feedback, ending, continuation and probabilities', async () => {
    const { embedded, server } = await pair({});
    const texts = { instruction: 'Answer.', response: 'I am sorry. Grüße </s> <|im_end|> [INST]' };
    const prompts = [rawPrompt('I am sorry.'), chatPrompt('I am sorry.'), chatPrompt('</s><|im_end|>'), ...(['prometheus-1', 'prometheus-2', 'm-prometheus'] as const).map((family) => renderPrompt(family, RUBRIC, texts).prompt)];
    for (const prompt of prompts) {
      const there = await run(server, request(prompt));
      assertSame(valueOf(there.result), valueOf((await run(embedded, request(prompt))).result));
      assert.equal(there.events.map((event) => (event.kind === 'feedback' ? event.delta : '')).join(''), valueOf(there.result).feedback);
      assert.deepEqual(valueOf(await server.countTokens(prompt, NEVER)), valueOf(await embedded.countTokens(prompt, NEVER)));
    }
    const identity = valueOf(await server.identify(NEVER));
    assert.match(identity.engine, /^llama-server \S+ at 127\.0\.0\.1:\d+$/u);
    assert.deepEqual([identity.contextTokens, identity.family], [2048, 'generic']);
    assert.match(identity.modelHash, /^[\da-f]{64}$/u);

    const limited = valueOf((await run(server, request(rawPrompt('Short.'), { maxFeedbackTokens: 7 }))).result);
    assert.deepEqual([limited.ending, limited.scorePosition, limited.usage.generatedTokens], ['limit', null, 7]);

    const sampled = { temperature: 1, topP: 0.9, seed: 7 };
    const twice = [await run(server, request(rawPrompt('I am sorry.'), sampled)), await run(server, request(rawPrompt('I am sorry.'), sampled))].map(({ result }) => valueOf(result));
    assert.equal(twice[0]?.feedback, twice[1]?.feedback);

    const many = await Promise.all(Array.from({ length: 6 }, () => run(server, request(rawPrompt('I am sorry.')))));
    assert.ok(many.every(({ result }) => valueOf(result).ending === 'marker'));
    assert.equal((await server.status()).state, 'ready');
  });

  it('leads a model that ends without a marker, and one that only repeats itself', async () => {
    for (const options of [{ noMarker: true }, { neverEnds: true }]) {
      const { embedded, server } = await pair(options);
      const there = valueOf((await run(server, request(rawPrompt('I am sorry.')))).result);
      const here = valueOf((await run(embedded, request(rawPrompt('I am sorry.')))).result);
      assert.equal(there.ending, 'led');
      assert.ok(there.feedback.trim().startsWith(DEFAULT_FEEDBACK));
      assertSame(there, here);
    }
  });

  it('refuses a prompt that does not fit, a wrong key and a model that is not there; a cancelled grade ends at once', async () => {
    const { server } = await pair({ slow: true }, { contextTokens: 512, key: 'secret' });
    const long = rawPrompt('~'.repeat(600));
    const promptTokens = valueOf(await server.countTokens(long, NEVER)).total;
    assert.deepEqual((await run(server, request(long))).result, { ok: false, error: { kind: 'context-too-small', promptTokens, contextTokens: 512 } });

    const url = servers.at(-1)?.url ?? '';
    const refused = await serverAt(url, { key: 'wrong' }).identify(NEVER);
    // llama-server lists its models to everybody; the properties need the key.
    assert.ok(!refused.ok && refused.error.kind === 'server-refused' && refused.error.status === 401);
    const missing = await serverAt(url, { key: 'secret', model: 'gpt-9' }).identify(NEVER);
    assert.ok(!missing.ok && missing.error.kind === 'server-model-missing' && missing.error.available.length === 1);

    const abort = new AbortController();
    const cancelled = server.evaluate(request(rawPrompt('I am sorry.')), { signal: abort.signal, onEvent: (event) => { if (event.kind === 'feedback') abort.abort(); } });
    assert.deepEqual(await cancelled, { ok: false, error: { kind: 'cancelled' } });
  });
});

function serverAt(url: string, { family, key, model = '' }: { family?: PromptFamily; key?: string; model?: string }): ServerEvaluator {
  return new ServerEvaluator({
    settings: () => Promise.resolve({ url, model, family, key }),
    concurrency: () => 3,
    timeoutMs: () => 60_000,
    onLog: () => undefined,
    retry: { attempts: 1, firstPauseMs: 1, longestPauseMs: 1 },
  });
}
