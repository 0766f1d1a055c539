import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { afterCrash, decideStart, NO_CRASHES } from '../../../../src/host/evaluator/retryState.ts';

const POLICY = { maxRestarts: 3, firstBackoffMs: 100 };

describe('retry state', () => {
  it('starts at once without a crash', () => {
    assert.deepEqual(decideStart(NO_CRASHES, POLICY, 5), { kind: 'start', waitMs: 0 });
  });

  it('waits twice as long after each crash, less the time that went by', () => {
    let state = NO_CRASHES;
    const waits = [1000, 2000, 3000].map((now) => {
      state = afterCrash(state, now);
      return [decideStart(state, POLICY, now), decideStart(state, POLICY, now + 60), decideStart(state, POLICY, now + 5000)].map((decision) =>
        decision.kind === 'start' ? decision.waitMs : -1,
      );
    });
    assert.deepEqual(waits, [[100, 40, 0], [200, 140, 0], [400, 340, 0]]);
  });

  it('gives up when the last restart crashed too', () => {
    const state = [1, 2, 3, 4].reduce(afterCrash, NO_CRASHES);
    assert.deepEqual(decideStart(state, POLICY, 1e9), { kind: 'give-up', restarts: 3 });
  });
});
