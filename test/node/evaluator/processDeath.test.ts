import assert from 'node:assert/strict';
import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'mocha';
import { ok } from '../../../src/core/support/result.ts';
import { forkEvaluator as forkEntry } from '../../../src/host/evaluator/forkEvaluator.ts';
import type { LoadParams } from '../../../src/protocol/evaluatorProtocol.ts';
import { Bench, ENTRY, rawPrompt, request, run, start, valueOf } from './clientFixture.ts';

const SLOW = request(rawPrompt('Some response.'), { maxFeedbackTokens: 1000 });

describe('an evaluator process that dies', () => {
  let bench: Bench;
  let slow: LoadParams;

  before(async () => {
    bench = await Bench.open();
    slow = await bench.model({ slow: true, neverEnds: true });
  });

  after(() => bench.close());

  it('fails the pending request when it is killed in the middle of a token', async () => {
    const client = bench.client(slow);
    const { seen, result } = start(client, SLOW, (event) => event.kind === 'feedback');
    await seen;
    bench.lastChild.kill('SIGKILL');
    assert.deepEqual(await result, { ok: false, error: { kind: 'crashed', signal: 'SIGKILL', exitCode: null } });
    assert.deepEqual(client.state, { kind: 'stopped' });
  });

  it('fails the pending request when it is killed while loading', async () => {
    const client = bench.client(slow);
    const { seen, result } = start(client, SLOW, (event) => event.kind === 'loading');
    await seen;
    bench.lastChild.kill('SIGKILL');
    assert.deepEqual(await result, { ok: false, error: { kind: 'crashed', signal: 'SIGKILL', exitCode: null } });
  });

  it('is started again for the next request, without the input that crashed it', async () => {
    const client = bench.client(await bench.model());
    const crashing = start(client, request(rawPrompt('First.')), (event) => event.kind === 'loading');
    await crashing.seen;
    const crashed = bench.lastChild;
    crashed.kill('SIGKILL');
    assert.equal((await crashing.result).ok, false);
    const { result, events } = await run(client, request(rawPrompt('Second.')));
    assert.equal(valueOf(result).ending, 'marker');
    assert.notEqual(bench.lastChild, crashed);
    // Whole prompts fed: one, the second's.
    assert.equal(events.filter((event) => event.kind === 'prompt' && event.evaluatedTokens === 0).length, 1);
  });

  it('is given up after three restarts, and tried again once the model was unloaded or another chosen', async () => {
    let model = await bench.model();
    const before = bench.children.length;
    let entryPath = 'no-such-entry.mjs';
    const client = bench.client(() => Promise.resolve(ok(model)), {
      fork: () => {
        const child = forkEntry(entryPath);
        bench.children.push(child);
        return child;
      },
    });
    for (let attempt = 0; attempt < 4; attempt += 1) {
      assert.deepEqual((await run(client, SLOW)).result, { ok: false, error: { kind: 'crashed', signal: null, exitCode: 1 } });
    }
    assert.deepEqual((await run(client, SLOW)).result, { ok: false, error: { kind: 'gave-up', restarts: 3 } });
    assert.equal(bench.children.length - before, 4);
    model = await bench.model();
    assert.equal((await run(client, SLOW)).result.ok, false);
    assert.equal(bench.children.length - before, 5);
    entryPath = ENTRY;
    await client.unload();
    assert.equal(valueOf((await run(client, request(rawPrompt('Again.')))).result).ending, 'marker');
  });

  it('is a crash when it cannot be started at all', async () => {
    const client = bench.client(await bench.model(), {
      // What `fork` returns when there are no more file descriptors: no streams, no channel, and an error later.
      fork: () => {
        const child = new ChildProcess();
        setImmediate(() => child.emit('error', new Error('spawn EMFILE')));
        return child;
      },
    });
    assert.deepEqual((await run(client, SLOW)).result, { ok: false, error: { kind: 'crashed', signal: null, exitCode: null } });
  });

  it('ends by itself when its host is gone', async () => {
    const client = bench.client(await bench.model());
    valueOf((await run(client, request(rawPrompt('Hello.')))).result);
    const child = bench.lastChild;
    child.disconnect();
    await once(child, 'exit');
    assert.deepEqual([child.exitCode, child.signalCode], [0, null]);
  });

  it('is gone when a disposal ends, though another stop was under way', async () => {
    const client = bench.client(await bench.model());
    valueOf((await run(client, request(rawPrompt('Hello.')))).result);
    const child = bench.lastChild;
    // Stopped, it only ends when it is forced to.
    child.kill('SIGSTOP');
    const first = client.dispose();
    await client.dispose();
    assert.equal(child.signalCode, 'SIGKILL');
    await first;
  });

  it('has no requests left hanging after it was disposed of during generation', async () => {
    const client = bench.client(slow);
    const { seen, result } = start(client, SLOW, (event) => event.kind === 'feedback');
    const queued = run(client, SLOW);
    await seen;
    const child = bench.lastChild;
    await client.dispose();
    assert.ok(child.signalCode !== null || child.exitCode !== null, 'the process is gone');
    assert.deepEqual(await result, { ok: false, error: { kind: 'cancelled' } });
    assert.deepEqual((await queued).result, { ok: false, error: { kind: 'cancelled' } });
    assert.deepEqual((await run(client, SLOW)).result, { ok: false, error: { kind: 'cancelled' } });
    assert.equal(bench.lastChild, child, 'nothing was started after the disposal');
  });
});
