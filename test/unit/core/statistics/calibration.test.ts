import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { calibrate, type CalibrationPoint } from '../../../../src/core/statistics/calibration.ts';
import { assertClose } from './support/pairs.ts';

const anyCalibrationPoint = fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), agrees: fc.boolean() });

const points: readonly CalibrationPoint[] = [
  { confidence: 0.25, agrees: false },
  { confidence: 0.3, agrees: true },
  { confidence: 0.45, agrees: false },
  { confidence: 0.55, agrees: true },
  { confidence: 0.58, agrees: false },
  { confidence: 0.72, agrees: true },
  { confidence: 0.75, agrees: true },
  { confidence: 0.81, agrees: false },
  { confidence: 0.9, agrees: true },
  { confidence: 0.92, agrees: true },
  { confidence: 0.97, agrees: true },
  { confidence: 1, agrees: true },
];

describe('Calibration', () => {
  it('has the expected calibration error that numpy gives', () => {
    // numpy 2.4.6: bins by digitize(c, linspace(0, 1, 6), right=True), then Σ share · |mean(agrees) - mean(c)|.
    const { expectedCalibrationError } = calibrate(points, { bins: 5 });
    assertClose(expectedCalibrationError.value, 0.18);
    const { interval } = expectedCalibrationError;
    assert.ok(interval !== null && interval.low > 0 && interval.low < 0.18 && interval.high > 0.18 && interval.high < 1);
  });

  it('counts a confidence on an edge in the bin below it', () => {
    const { bins } = calibrate([{ confidence: 0, agrees: true }, { confidence: 0.5, agrees: true }, { confidence: 0.51, agrees: false }], { bins: 2 });
    assert.deepStrictEqual(bins, [
      { low: 0, high: 0.5, count: 2, meanConfidence: 0.25, agreement: 1 },
      { low: 0.5, high: 1, count: 1, meanConfidence: 0.51, agreement: 0 },
    ]);
  });

  it('has ten bins when not told, and says which are empty', () => {
    const { bins, count } = calibrate([{ confidence: 0.95, agrees: true }]);
    assert.deepStrictEqual([bins.length, count], [10, 1]);
    assert.deepStrictEqual(bins[0], { low: 0, high: 0.1, count: 0, meanConfidence: null, agreement: null });
  });

  it('is undefined without points', () => {
    const { count, expectedCalibrationError } = calibrate([]);
    assert.strictEqual(count, 0);
    assert.deepStrictEqual(expectedCalibrationError, { value: null, interval: null, reason: 'no-pairs' });
  });

  it('is perfect for certainty that is right, and worst for certainty that is wrong', () => {
    const certain = (agrees: boolean) => calibrate(Array.from({ length: 5 }, () => ({ confidence: 1, agrees }))).expectedCalibrationError.value;
    assert.deepStrictEqual([certain(true), certain(false)], [0, 1]);
  });

  it('refuses a confidence that is no probability, and bins that are no count', () => {
    for (const confidence of [-0.1, 1.1, NaN]) assert.throws(() => calibrate([{ confidence, agrees: true }]), RangeError);
    for (const bins of [0, 2.5]) assert.throws(() => calibrate(points, { bins }), RangeError);
  });

  it('puts each point in one bin that holds it, with an error from 0 to 1', () => {
    fc.assert(
      fc.property(fc.array(anyCalibrationPoint, { minLength: 1 }), fc.integer({ min: 1, max: 20 }), (list, bins) => {
        const result = calibrate(list, { bins, resamples: 0 });
        const error = result.expectedCalibrationError.value;
        assert.strictEqual(result.bins.reduce((sum, { count }) => sum + count, 0), list.length);
        assert.ok(error !== null && error >= 0 && error <= 1 + 1e-12);
        for (const { low, high, meanConfidence } of result.bins) {
          assert.ok(meanConfidence === null || (meanConfidence >= low - 1e-12 && meanConfidence <= high + 1e-12));
        }
      }),
    );
  });
});
