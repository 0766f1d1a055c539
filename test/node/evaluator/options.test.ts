import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { LoadParams } from '../../../src/protocol/evaluatorProtocol.ts';
import { Bench, rawPrompt, request, run, valueOf } from './clientFixture.ts';

const PROMPT = request(rawPrompt('I hear you. That must be hard. '.repeat(20)));

describe('how a model is loaded', () => {
  let bench: Bench;
  let model: LoadParams;

  before(async () => {
    bench = await Bench.open();
    model = await bench.model();
  });

  after(() => bench.close());

  it('follows a change of the cache, the batch and the context at the next grade, and a coarser cache is another engine', async () => {
    let wanted = model;
    const client = bench.client(() => Promise.resolve({ ok: true, value: wanted }));
    const states: string[] = [];
    client.onStateChange((state) => states.push(state.kind));
    const signal = new AbortController().signal;
    const plain = valueOf(await client.identify(signal));
    const child = bench.lastChild;
    const asked = { ...PROMPT, evaluator: plain };
    const first = valueOf((await run(client, asked)).result);
    const { memory: plainMemory } = await client.status();
    assert.match(plain.engine, /^node-llama-cpp \d+\.\d+\.\d+$/);

    wanted = { ...model, kvCacheType: 'q8_0' };
    assert.deepEqual((await run(client, asked)).result, { ok: false, error: { kind: 'evaluator-changed' } });
    const coarse = valueOf(await client.identify(signal));
    assert.equal(coarse.engine, `${plain.engine}, q8_0 cache`);
    assert.equal(valueOf((await run(client, { ...PROMPT, evaluator: coarse })).result).ending, 'marker');
    const { memory: coarseMemory } = await client.status();
    assert.ok(plainMemory !== undefined && coarseMemory !== undefined && coarseMemory.ramBytes < plainMemory.ramBytes);

    wanted = { ...model, contextTokens: 2048, batchTokens: 64 };
    assert.equal(valueOf(await client.identify(signal)).contextTokens, 2048);
    const { events } = await run(client, PROMPT);
    const steps = events.flatMap((event) => (event.kind === 'prompt' ? [event.evaluatedTokens] : []));
    assert.deepEqual(steps.slice(0, 3), [0, 64, 128]);

    wanted = model;
    const again = valueOf((await run(client, asked)).result);
    assert.deepEqual([again.feedback, again.scorePosition], [first.feedback, first.scorePosition]);
    assert.equal(bench.lastChild, child, 'one process for all');
    assert.equal(states.filter((kind) => kind === 'loading').length, 4);
  });

  it('is on the CPU, and says why when a GPU was wanted; a process of its own opens the engine anew', async () => {
    let wanted = model;
    const client = bench.client(() => Promise.resolve({ ok: true, value: wanted }));
    const signal = new AbortController().signal;
    valueOf(await client.identify(signal));
    const { place } = await client.status();
    assert.ok(place !== undefined && place.totalLayers > 0);
    assert.deepEqual({ ...place, totalLayers: 0 }, { gpu: null, gpuLayers: 0, totalLayers: 0, whyNoGpu: null });
    const onCpu = bench.lastChild;

    wanted = { ...model, gpuLayers: 'auto' };
    valueOf(await client.identify(signal));
    assert.notEqual(bench.lastChild, onCpu);
    const automatic = (await client.status()).place;
    assert.ok(automatic !== undefined);
    if (automatic.gpu === null) {
      assert.match(automatic.whyNoGpu ?? '', /^(no build of the engine for a GPU is installed|(CUDA|Vulkan): .+|the GPU failed: .+|no layer fits .+)\.$/);
      assert.ok(bench.log.some((line) => line.includes('The model is kept on the CPU: ')));
    } else {
      assert.ok(automatic.gpuLayers > 0 && automatic.whyNoGpu === null);
    }
    assert.equal(valueOf((await run(client, PROMPT)).result).ending, 'marker');
  });
});
