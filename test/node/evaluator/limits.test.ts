import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'mocha';
import type { EvaluatorClient } from '../../../src/host/evaluator/evaluatorClient.ts';
import type { EvaluatorState } from '../../../src/host/evaluator/state.ts';
import type { LoadParams } from '../../../src/protocol/evaluatorProtocol.ts';
import { Bench, rawPrompt, request, run, start, valueOf } from './clientFixture.ts';

const LONG = request(rawPrompt('Some response.'), { maxFeedbackTokens: 1000 });
const CANCELLED = { ok: false, error: { kind: 'cancelled' } };

describe('limits of a request', () => {
  let bench: Bench;
  let slow: LoadParams;

  before(async () => {
    bench = await Bench.open();
    slow = await bench.model({ slow: true, neverEnds: true }, { contextTokens: 4096 });
  });

  after(() => bench.close());

  /** Cancels at the first event of a kind; the same process must then answer. */
  async function cancelAt(client: EvaluatorClient, kind: 'prompt' | 'feedback', prompt = LONG): Promise<void> {
    const controller = new AbortController();
    const { seen, result } = start(client, prompt, (event) => event.kind === kind, controller.signal);
    await seen;
    controller.abort();
    assert.deepEqual(await result, CANCELLED);
    const child = bench.lastChild;
    assert.equal((await client.status()).state, 'ready');
    assert.equal(bench.lastChild, child);
    assert.equal(child.signalCode, null);
  }

  it('is cancelled while the prompt is read', async () => {
    const client = bench.client(slow);
    await cancelAt(client, 'prompt', request(rawPrompt('Each word of this is a word to read. '.repeat(150))));
    assert.equal(valueOf((await run(client, request(rawPrompt('Next.'), { maxFeedbackTokens: 5 }))).result).ending, 'limit');
  });

  it('is cancelled while the feedback is written', async () => {
    const client = bench.client(slow);
    await cancelAt(client, 'feedback');
    assert.equal(valueOf((await run(client, request(rawPrompt('Next.'), { maxFeedbackTokens: 5 }))).result).ending, 'limit');
  });

  it('is cancelled in the queue, without a word to the process', async () => {
    const client = bench.client(slow);
    const first = start(client, LONG, (event) => event.kind === 'feedback');
    const waiting = new AbortController();
    const second = run(client, LONG, waiting.signal);
    await first.seen;
    waiting.abort();
    assert.deepEqual(await second, { result: CANCELLED, events: [] });
    assert.equal(valueOf(await first.result).ending, 'led');
  });

  it('is cancelled before it begins', async () => {
    const children = bench.children.length;
    assert.deepEqual((await run(bench.client(slow), LONG, AbortSignal.abort())).result, CANCELLED);
    assert.equal(bench.children.length, children);
  });

  it('runs out of time', async () => {
    let timeoutMs = 60_000;
    const client = bench.client(slow, { timeoutMs: () => timeoutMs });
    valueOf(await client.identify(new AbortController().signal));
    timeoutMs = 20;
    assert.deepEqual((await run(client, LONG)).result, { ok: false, error: { kind: 'out-of-time', seconds: 0.02 } });
  });

  it('runs out of time on a process that does not answer, which is then ended', async () => {
    let timeoutMs = 60_000;
    const client = bench.client(slow, { timeoutMs: () => timeoutMs });
    valueOf(await client.identify(new AbortController().signal));
    const child = bench.lastChild;
    child.kill('SIGSTOP');
    timeoutMs = 20;
    assert.deepEqual((await run(client, LONG)).result, { ok: false, error: { kind: 'out-of-time', seconds: 0.02 } });
    assert.notEqual(child.signalCode, null);
    timeoutMs = 60_000;
    valueOf(await client.identify(new AbortController().signal));
    assert.notEqual(bench.lastChild, child);
  });

  it('does not wait for ever for a process that does not free its model; it is then ended', async () => {
    const client = bench.client(slow);
    valueOf(await client.identify(new AbortController().signal));
    const child = bench.lastChild;
    child.kill('SIGSTOP');
    await client.unload();
    assert.notEqual(child.signalCode, null);
    assert.deepEqual(client.state, { kind: 'stopped' });
    valueOf(await client.identify(new AbortController().signal));
  });

  it('ends the process when nobody asks any more, and starts it again when somebody does', async () => {
    const states: string[] = [];
    const client = bench.client(await bench.model(), { idleMs: () => 1 });
    client.onStateChange((state) => states.push(state.kind));
    const stopped = untilStopped(client);
    valueOf((await run(client, request(rawPrompt('Hello.')))).result);
    const child = bench.lastChild;
    await Promise.all([stopped, child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null]);
    assert.deepEqual(states, ['loading', 'ready', 'evaluating', 'ready', 'stopped']);
    assert.deepEqual(await client.status(), { state: 'empty', modelPath: null, residentBytes: 0 });
    assert.equal(valueOf((await run(client, request(rawPrompt('Hello.')))).result).ending, 'marker');
  });
});

function untilStopped(client: EvaluatorClient): Promise<EvaluatorState> {
  return new Promise((resolve) => {
    client.onStateChange((state) => {
      if (state.kind === 'stopped') resolve(state);
    });
  });
}
