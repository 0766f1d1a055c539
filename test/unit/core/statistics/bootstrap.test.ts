import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { meanAbsoluteError, quadraticWeightedKappa } from '../../../../src/core/statistics/agreement.ts';
import { resample } from '../../../../src/core/statistics/bootstrap.ts';
import { kendallTauB, pearson, spearman } from '../../../../src/core/statistics/correlation.ts';
import { describeUndefined, estimator, INTERVAL_LIMIT, quantile } from '../../../../src/core/statistics/estimate.ts';
import { sampleOf, sizeOf } from '../../../../src/core/statistics/sample.ts';
import { anyPoints, assertClose, columns, EVALUATOR, PERSON } from './support/pairs.ts';

const mixed = columns(PERSON, EVALUATOR);

describe('A resample', () => {
  it('has as many observations, at points of the sample', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const sample = sampleOf(points);
        const drawn = resample(sample, { resamples: 5 });
        assert.deepStrictEqual(drawn.map(sizeOf), points.length === 0 ? [] : Array.from({ length: 5 }, () => points.length));
        assert.ok(drawn.every(({ weights }) => weights.length === sample.weights.length));
      }),
    );
  });

  it('draws each observation equally often in the long run', () => {
    // 20,000 draws from weights 1 and 3: the standard deviation of the share is 0.003, and 0.015 is five of them.
    const drawn = resample(columns([1, 2, 2, 2], [1, 1, 1, 1]), { resamples: 5000 });
    const share = drawn.reduce((sum, { weights }) => sum + (weights[0] ?? 0), 0) / 20_000;
    assertClose(share, 0.25, 0.015);
  });

  it('is decided by the seed', () => {
    const [a, b, c] = [7, 7, 8].map((seed) => resample(mixed, { seed, resamples: 20 }));
    assert.deepStrictEqual(a, b);
    assert.notDeepStrictEqual(a, c);
  });

  it('wants a count of resamples', () => {
    for (const resamples of [-1, 1.5, NaN]) assert.throws(() => resample(mixed, { resamples }), RangeError);
  });
});

describe('A bootstrap interval', () => {
  // scipy 1.17.1: stats.bootstrap(paired=True, method='percentile', 5,000 resamples, default_rng(1)) with the functions named
  // in coefficients.test.ts. Other random numbers move the ends, so that they agree within a few hundredths.
  const references = [
    ['kappa', quadraticWeightedKappa, 0.612, 0.93],
    ['Pearson', pearson, 0.659, 0.937],
    ['Spearman', spearman, 0.637, 0.943],
    ['Kendall', kendallTauB, 0.531, 0.895],
    ['mean absolute error', meanAbsoluteError, 0.2, 0.8],
  ] as const;
  for (const [name, statistic, low, high] of references) {
    it(`of ${name} is that of scipy`, () => {
      const { interval } = estimator(mixed)(statistic);
      assertClose(interval?.low ?? null, low, 0.051);
      assertClose(interval?.high ?? null, high, 0.03);
    });
  }

  it('of perfect agreement is 1 to 1', () => {
    assert.deepStrictEqual(estimator(columns(PERSON, PERSON))(quadraticWeightedKappa).interval, { low: 1, high: 1 });
  });

  it('is left out for one pair, for no resamples and above the limit', () => {
    const many = Array.from({ length: INTERVAL_LIMIT + 1 }, (_, index) => index % 5);
    assert.strictEqual(estimator(columns([3], [4]))(meanAbsoluteError).interval, null);
    assert.strictEqual(estimator(mixed, { resamples: 0 })(meanAbsoluteError).interval, null);
    assert.deepStrictEqual(estimator(columns(many, many))(pearson), { value: 1, interval: null, reason: null });
  });

  it('is left out when over one in twenty resamples is undefined', () => {
    // A resample of five misses the only 1 in (4/5)^5, a third of all cases.
    const estimate = estimator(columns([1, 5, 5, 5, 5], [1, 5, 5, 5, 5]));
    assert.deepStrictEqual(estimate(pearson), { value: 1, interval: null, reason: null });
    assert.deepStrictEqual(estimate(meanAbsoluteError).interval, { low: 0, high: 0 });
  });

  it('is in order for any scores', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const { interval } = estimator(sampleOf(points), { resamples: 50 })(quadraticWeightedKappa);
        assert.ok(interval === null || (interval.low >= -1 && interval.low <= interval.high && interval.high <= 1));
      }),
      { numRuns: 50 },
    );
  });
});

describe('An undefined statistic', () => {
  it('says why', () => {
    assert.strictEqual(estimator(columns([], []))(pearson).reason, 'no-pairs');
    assert.strictEqual(estimator(columns([3], [4]))(pearson).reason, 'one-pair');
    assert.strictEqual(estimator(columns([3, 3], [4, 4]))(pearson).reason, 'no-variance');
  });

  it('says so in words that differ', () => {
    const sentences = (['no-pairs', 'one-pair', 'no-variance'] as const).map(describeUndefined);
    assert.strictEqual(new Set(sentences).size, 3);
    for (const sentence of sentences) assert.match(sentence, /^[A-Z].+\.$/u);
  });
});

describe('A quantile', () => {
  it('is that of numpy.quantile (2.4.6)', () => {
    assertClose(quantile([1, 2, 4, 8], 0.025), 1.075);
    assertClose(quantile([1, 2, 4, 8], 0.5), 3);
    assertClose(quantile([1, 2, 4, 8], 0.975), 7.7);
  });

  it('needs a value', () => {
    assert.strictEqual(quantile([], 0.5), null);
  });
});
