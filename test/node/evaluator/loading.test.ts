import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { InsufficientMemoryError } from 'node-llama-cpp';
import type { EvaluatorFailure } from '../../../src/core/grading/evaluator.ts';
import { err } from '../../../src/core/support/result.ts';
import { loadFailure } from '../../../src/evaluator/engine/loadFailure.ts';
import { connectProcess, type EvaluatorProcess } from '../../../src/host/evaluator/evaluatorProcess.ts';
import { forkEvaluator } from '../../../src/host/evaluator/forkEvaluator.ts';
import { EvaluateRequest, LoadRequest, StatusRequest, UnloadRequest, type LoadParams } from '../../../src/protocol/evaluatorProtocol.ts';
import { withTemporaryFolder } from '../../support/temporaryFolder.ts';
import { Bench, ENTRY, loadParams, rawPrompt, request, run, valueOf } from './clientFixture.ts';

describe('loading a model', () => {
  let bench: Bench;
  let process: EvaluatorProcess;
  let one: LoadParams;
  let other: LoadParams;

  before(async () => {
    bench = await Bench.open();
    one = await bench.model({ name: 'One' });
    other = await bench.model({ name: 'Other', feedback: 'Quite another thing to say.' });
    process = connectProcess(forkEvaluator(ENTRY), () => undefined);
  });

  after(async () => {
    await process.stop(1000);
    await bench.close();
  });

  it('answers twice when it is asked twice at once', async () => {
    const [first, second] = await Promise.all([process.connection.sendRequest(LoadRequest, one), process.connection.sendRequest(LoadRequest, one)]);
    assert.deepEqual(first, second);
    const { engine, ...identity } = valueOf(first);
    assert.match(engine, /^node-llama-cpp \d+\.\d+\.\d+$/);
    assert.deepEqual(identity, { modelName: 'One', modelHash: 'hash', family: 'generic', contextTokens: 1024, demonstrationOnly: false });
  });

  it('takes the last one when another is asked for during the load', async () => {
    await process.connection.sendRequest(UnloadRequest);
    const asked = [one, other].map((params) => process.connection.sendRequest(LoadRequest, params));
    const names = (await Promise.all(asked)).map((result) => valueOf(result).modelName);
    assert.deepEqual(names, ['One', 'Other']);
    const evaluated = valueOf(await process.connection.sendRequest(EvaluateRequest, { id: 1, request: request(rawPrompt('Hello.')) }));
    assert.match(evaluated.feedback, /Quite another thing/);
  });

  it('waits for a running evaluation', async () => {
    await process.connection.sendRequest(LoadRequest, one);
    const evaluation = process.connection.sendRequest(EvaluateRequest, { id: 2, request: request(rawPrompt('Hello.')) });
    const load = process.connection.sendRequest(LoadRequest, other);
    assert.match(valueOf(await evaluation).feedback, /speaks to the person/);
    assert.equal(valueOf(await load).modelName, 'Other');
  });

  it('is undone by unload; then there is no model to evaluate with', async () => {
    await process.connection.sendRequest(LoadRequest, one);
    assert.equal((await process.connection.sendRequest(StatusRequest)).modelPath, one.modelPath);
    await process.connection.sendRequest(UnloadRequest);
    const { state, modelPath, residentBytes } = await process.connection.sendRequest(StatusRequest);
    assert.deepEqual({ state, modelPath }, { state: 'empty', modelPath: null });
    assert.ok(residentBytes > 1e6);
    const nothing = await process.connection.sendRequest(EvaluateRequest, { id: 3, request: request(rawPrompt('Hello.')) });
    assert.deepEqual(nothing, { ok: false, error: { kind: 'no-model' } });
  });

  it('takes the smaller of the trained context and 4096 tokens, unless told', async () => {
    const small = await bench.model({ contextLength: 512 }, { contextTokens: null });
    const large = await bench.model({ contextLength: 8192 }, { contextTokens: null });
    assert.equal(valueOf(await process.connection.sendRequest(LoadRequest, small)).contextTokens, 512);
    assert.equal(valueOf(await process.connection.sendRequest(LoadRequest, large)).contextTokens, 4096);
  });

  it('names what is wrong with a file, and the process goes on', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'text.gguf'), 'This is not a model.');
      await mkdir(join(folder, 'folder.gguf'));
      const strange = await bench.model({ architecture: 'nosucharch' });
      const cases: readonly (readonly [string, EvaluatorFailure['kind']])[] = [
        [join(folder, 'none.gguf'), 'file-missing'],
        [join(folder, 'text.gguf'), 'not-a-gguf'],
        [join(folder, 'folder.gguf'), 'load-failed'],
        [strange.modelPath, 'load-failed'],
      ];
      for (const [path, kind] of cases) {
        const result = await process.connection.sendRequest(LoadRequest, loadParams(path));
        assert.equal(result.ok ? 'loaded' : result.error.kind, kind, path);
      }
      valueOf(await process.connection.sendRequest(LoadRequest, one));
    });
  });

  it('refuses a chat template that cannot be used, but only where the prompt is a chat', async () => {
    const broken = await bench.model({ chatTemplate: "{{ raise_exception('no') }}" });
    const silent = await bench.model({ chatTemplate: 'Assistant:' });
    for (const params of [broken, silent]) {
      const result = await process.connection.sendRequest(LoadRequest, params);
      assert.equal(result.ok ? 'loaded' : result.error.kind, 'load-failed');
    }
    valueOf(await process.connection.sendRequest(LoadRequest, { ...broken, family: 'prometheus-2' }));
  });

  it('says when the memory is not enough', () => {
    const failure: EvaluatorFailure = { kind: 'out-of-memory', detail: 'The context is too large' };
    assert.deepEqual(loadFailure(new InsufficientMemoryError('The context is too large'), 'm.gguf'), failure);
    assert.equal(loadFailure(new Error('A context size of 9 is too large for the available RAM'), 'm.gguf').kind, 'out-of-memory');
  });

  it('starts no process when there is no model', async () => {
    const children = bench.children.length;
    const client = bench.client(() => Promise.resolve(err({ kind: 'no-model' })));
    assert.deepEqual((await run(client, request(rawPrompt('Hello.')))).result, { ok: false, error: { kind: 'no-model' } });
    assert.equal(bench.children.length, children);
  });

  it('follows the choice of another model', async () => {
    let chosen = one;
    const client = bench.client(() => Promise.resolve({ ok: true, value: chosen }));
    const signal = new AbortController().signal;
    const events: string[] = [];
    const first = await client.identify(signal, (event) => events.push(event.kind));
    chosen = other;
    assert.deepEqual([valueOf(first).modelName, valueOf(await client.identify(signal)).modelName], ['One', 'Other']);
    assert.ok(events.length > 0 && events.every((kind) => kind === 'loading'));
  });

  it('does not give a prompt to another model, or to another family, than it was rendered for', async () => {
    let chosen: LoadParams = { ...one, modelHash: 'one' };
    const client = bench.client(() => Promise.resolve({ ok: true, value: chosen }));
    const asked = { ...request(rawPrompt('Hello.')), evaluator: valueOf(await client.identify(new AbortController().signal)) };
    assert.equal(valueOf((await run(client, asked)).result).ending, 'marker');
    for (const change of [{ ...other, modelHash: 'other' }, { ...chosen, family: 'prometheus-2' as const }]) {
      chosen = change;
      assert.deepEqual((await run(client, asked)).result, { ok: false, error: { kind: 'evaluator-changed' } });
    }
  });
});
