import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ok } from '../../../../src/core/support/result.ts';
import { RequestQueue } from '../../../../src/host/evaluator/requestQueue.ts';

describe('request queue', () => {
  it('runs one at a time, in order, and goes on after one that throws', async () => {
    const queue = new RequestQueue();
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
      if (name === 'b') throw new Error('bug');
      return ok(name);
    };
    const signal = new AbortController().signal;
    const results = await Promise.allSettled(['a', 'b', 'c'].map((name) => queue.run(signal, work(name))));
    assert.deepEqual(log, ['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    assert.deepEqual(results.map((result) => result.status), ['fulfilled', 'rejected', 'fulfilled']);
    assert.equal(queue.length, 0);
  });

  it('answers a waiting request that is cancelled at once, and never begins it', async () => {
    const queue = new RequestQueue();
    const gate = Promise.withResolvers<string>();
    const first = queue.run(new AbortController().signal, async () => ok(await gate.promise));
    const controller = new AbortController();
    let begun = false;
    const second = queue.run(controller.signal, () => {
      begun = true;
      return Promise.resolve(ok(1));
    });
    controller.abort();
    assert.deepEqual(await second, { ok: false, error: { kind: 'cancelled' } });
    gate.resolve('first');
    assert.deepEqual(await first, ok('first'));
    assert.deepEqual(await queue.run(new AbortController().signal, () => Promise.resolve(ok(3))), ok(3));
    assert.equal(begun, false);
  });
});
