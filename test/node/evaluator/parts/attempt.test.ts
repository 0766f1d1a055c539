import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'mocha';
import { err, ok } from '../../../../src/core/support/result.ts';
import { attempt } from '../../../../src/host/evaluator/attempt.ts';

describe('an attempt', () => {
  it('has time when its limit is longer than a timer can be', async () => {
    const withoutLimit = { signals: [], timeoutMs: Infinity };
    const result = await attempt(withoutLimit, async (signal) => {
      // A timer that is too long fires after 1 ms.
      await Promise.race([once(signal, 'abort'), new Promise((resolve) => setTimeout(resolve, 50))]);
      return signal.aborted ? err({ kind: 'cancelled' }) : ok('done');
    });
    assert.deepEqual(result, ok('done'));
  });

  it('is out of time after its limit', async () => {
    const result = await attempt({ signals: [], timeoutMs: 1 }, async (signal) => {
      await once(signal, 'abort');
      return err({ kind: 'cancelled' });
    });
    assert.deepEqual(result, err({ kind: 'out-of-time', seconds: 0.001 }));
  });
});
