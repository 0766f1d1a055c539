import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { meanEstimate } from '../../../../src/core/statistics/meanEstimate.ts';

const scores = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => 1 + ((index * 7919) % 401) / 100);

describe('The estimate of a mean', () => {
  it('lies inside of its interval, which lies inside of the values when it is drawn', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1, max: 5, noNaN: true }), { minLength: 2, maxLength: 30 }), (values) => {
        const { value, interval } = meanEstimate(values);
        assert.ok(value !== null && interval !== null);
        assert.ok(interval.low <= value + 1e-9 && value <= interval.high + 1e-9);
        assert.ok(interval.low >= Math.min(...values) - 1e-9 && interval.high <= Math.max(...values) + 1e-9);
      }),
    );
  });

  it('has nearly the same interval drawn from 100 values as computed from 101', () => {
    const drawn = meanEstimate(scores(100)).interval;
    const computed = meanEstimate(scores(101)).interval;
    assert.ok(drawn !== null && computed !== null);
    assert.ok(Math.abs(drawn.low - computed.low) < 0.05 && Math.abs(drawn.high - computed.high) < 0.05, JSON.stringify([drawn, computed]));
  });

  it('computes mean and standard error as a textbook does', () => {
    const values = Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? 2 : 4));
    const { value, interval } = meanEstimate(values);
    const margin = 1.959964 * Math.sqrt(200 / 199 / 200);
    assert.equal(value, 3);
    assert.ok(Math.abs((interval?.low ?? 0) - (3 - margin)) < 1e-12 && Math.abs((interval?.high ?? 0) - (3 + margin)) < 1e-12);
  });

  it('has no value without values, and no interval for a single one', () => {
    assert.deepEqual(meanEstimate([]), { value: null, interval: null, reason: 'no-pairs' });
    assert.deepEqual(meanEstimate([4]), { value: 4, interval: null, reason: null });
  });
});
