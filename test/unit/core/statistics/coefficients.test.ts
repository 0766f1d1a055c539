import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { exactAgreement, meanAbsoluteError, quadraticWeightedKappa, withinOne } from '../../../../src/core/statistics/agreement.ts';
import { kendallTauB, pearson, spearman } from '../../../../src/core/statistics/correlation.ts';
import { sampleOf } from '../../../../src/core/statistics/sample.ts';
import { anyPoints, assertClose, columns, EVALUATOR, PERSON } from './support/pairs.ts';

const statistics = { exactAgreement, withinOne, meanAbsoluteError, quadraticWeightedKappa, pearson, spearman, kendallTauB };
const names = ['exactAgreement', 'withinOne', 'meanAbsoluteError', 'quadraticWeightedKappa', 'pearson', 'spearman', 'kendallTauB'] as const;
const correlations = { pearson, spearman, kendallTauB };

// From scipy 1.17.1 (pearsonr, spearmanr, kendalltau), scikit-learn 1.9.1 (cohen_kappa_score with weights='quadratic' and
// labels 1..5, mean_absolute_error) and numpy 2.4.6 (means of a == b and abs(a - b) <= 1). Null is NaN there.
const references = [
  { name: 'mixed scores', x: PERSON, y: EVALUATOR, values: [0.6, 0.9, 0.5, 0.8066298342541437, 0.8156424581005588, 0.825626959247649, 0.7232704402515724] },
  { name: 'reversed scores', x: [1, 2, 3, 4, 5], y: [5, 4, 3, 2, 1], values: [0.2, 0.2, 2.4, -1, -1, -1, -1] },
  {
    name: 'a lenient evaluator',
    x: [1, 1, 2, 2, 3, 3, 4, 4, 5, 5],
    y: [3, 4, 4, 4, 4, 5, 5, 5, 5, 5],
    values: [0.2, 0.5, 1.4, 0.36363636363636365, 0.852802865422442, 0.8709296863229077, 0.7927472963448496],
  },
  { name: 'an evaluator that always gives 3', x: [1, 2, 3, 4, 5], y: [3, 3, 3, 3, 3], values: [0.2, 0.6, 1.2, 0, null, null, null] },
] as const;

describe('The statistics against other programs', () => {
  for (const { name, x, y, values } of references) {
    it(name, () => {
      names.forEach((statistic, index) => {
        const value = values[index] ?? null;
        const actual = statistics[statistic](columns(x, y));
        if (value === null) assert.strictEqual(actual, null, statistic);
        else assertClose(actual, value);
      });
    });
  }
});

describe('The statistics against published and hand-computed examples', () => {
  it("Pearson: Anscombe's first set (American Statistician 27, 1973) gives 0.816", () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    assertClose(pearson(columns(x, y)), 0.816, 0.0005);
  });

  it('Spearman: by 1 - 6 Σd² / (n(n² - 1)) without ties', () => {
    // Ranks 1 2 3 4 5 against 1 4 2 5 3: d is 0, 2, 1, 1, 2, and 1 - 6 · 10 / 120 is 1/2.
    assertClose(spearman(columns([10, 20, 30, 40, 50], [1, 16, 4, 25, 9])), 0.5);
  });

  it('Spearman: equal values share the mean of their ranks', () => {
    // Ranks 1 2.5 2.5 4 against 1 2 3 4: covariance 4.5, sums of squares 4.5 and 5, so that it is sqrt(4.5 / 5).
    assertClose(spearman(columns([1, 2, 2, 5], [1, 2, 3, 4])), Math.sqrt(0.9));
  });

  it("Kendall: the example of scipy's documentation of kendalltau", () => {
    assertClose(kendallTauB(columns([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])), -0.47140452079103173);
  });

  it('kappa by the table: 1 - Σ w O / Σ w E', () => {
    // Pairs (1,1) (1,2) (2,2) (3,1). Σ w O = 0 + 1 + 0 + 4 = 5. Person 1:2 2:1 3:1, evaluator 1:2 2:2.
    // Σ w E = (2·2·0 + 2·2·1 + 1·2·1 + 1·2·0 + 1·2·4 + 1·2·1) / 4 = 16/4 = 4, so that kappa is 1 - 5/4.
    assertClose(quadraticWeightedKappa(columns([1, 1, 2, 3], [1, 2, 2, 1])), -0.25);
  });
});

describe('The statistics where there is nothing to compare', () => {
  it('are all null without pairs', () => {
    for (const name of names) assert.strictEqual(statistics[name](columns([], [])), null, name);
  });

  it('are null for one pair, but for the agreements', () => {
    const one = columns([3], [4]);
    assert.deepStrictEqual(names.map((name) => statistics[name](one)), [0, 1, 1, 0, null, null, null]);
  });

  it('kappa is null when both sides give one and the same score', () => {
    assert.strictEqual(quadraticWeightedKappa(columns([4, 4, 4], [4, 4, 4])), null);
  });

  it('a constant that has no exact binary form has no variance', () => {
    for (const correlation of Object.values(correlations)) assert.strictEqual(correlation(columns([0.1, 0.1, 0.1], [1, 2, 3])), null);
  });

  it('a point that a resample left out does not make the rest vary', () => {
    const sample = sampleOf([{ x: 0.1, y: 1 }, { x: 0.1, y: 2 }, { x: 0.1, y: 3 }, { x: 5, y: 3 }]);
    // Without the last point the mean of x is rounded, so that its variance is not quite 0.
    for (const correlation of Object.values(correlations)) {
      assert.strictEqual(correlation({ ...sample, weights: [1, 1, 1, 0] }), null);
      assert.strictEqual(correlation({ ...sample, weights: [0, 1, 1, 0] }), null);
    }
    assert.strictEqual(pearson({ ...sample, x: { ...sample.x, levelOf: sample.x.levelOf.toReversed() }, weights: [0, 1, 1, 1] }), null);
  });

  it('rounding does not lead out of the range', () => {
    // Pearson of these is 1.0000000000000002 before it is cut.
    assert.strictEqual(pearson(columns([1, 2, 7], [1, 2, 7].map((x) => x * 0.1))), 1);
  });

  it('a number that is not finite is a bug of the caller', () => {
    assert.throws(() => sampleOf([{ x: 1, y: NaN }]), RangeError);
  });
});

describe('The statistics of any scores', () => {
  it('lie in their ranges and are never NaN', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const lowest = [0, 0, 0, -1, -1, -1, -1];
        const highest = [1, 1, 4, 1, 1, 1, 1];
        names.forEach((name, index) => {
          const value = statistics[name](sampleOf(points));
          assert.ok(value === null || (value >= (lowest[index] ?? NaN) && value <= (highest[index] ?? NaN)), `${name} ${value ?? ''}`);
        });
      }),
    );
  });

  it('do not tell the two sides apart', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const swapped = points.map(({ x, y }) => ({ x: y, y: x }));
        for (const name of names) assertSame(statistics[name](sampleOf(points)), statistics[name](sampleOf(swapped)));
      }),
    );
  });

  it('do not depend on the order of the pairs', () => {
    const shuffled = anyPoints.chain((points) => fc.tuple(fc.constant(points), fc.shuffledSubarray(points, { minLength: points.length })));
    fc.assert(
      fc.property(shuffled, ([points, other]) => {
        for (const name of names) assert.strictEqual(statistics[name](sampleOf(points)), statistics[name](sampleOf(other)));
      }),
    );
  });

  it('are unchanged when both sides move by the same amount', () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: -1000, max: 1000 }), (points, by) => {
        const moved = points.map(({ x, y }) => ({ x: x + by, y: y + by }));
        for (const name of names) assertSame(statistics[name](sampleOf(points)), statistics[name](sampleOf(moved)));
      }),
    );
  });

  it('are 1, and the error 0, for perfect agreement on scores that differ', () => {
    const differing = fc.array(fc.constantFrom(1, 2, 3, 4, 5), { minLength: 2 }).filter((scores) => new Set(scores).size > 1);
    fc.assert(
      fc.property(differing, (scores) => {
        assert.deepStrictEqual(names.map((name) => statistics[name](columns(scores, scores))), [1, 1, 0, 1, 1, 1, 1]);
      }),
    );
  });

  it('a rank correlation is unchanged by any growing function of one side', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const grown = points.map(({ x, y }) => ({ x: Math.exp(x), y }));
        assertSame(spearman(sampleOf(grown)), spearman(sampleOf(points)));
        assertSame(kendallTauB(sampleOf(grown)), kendallTauB(sampleOf(points)));
      }),
    );
  });

  it('kappa and the rank correlations equal their definitions, computed pair by pair', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const sample = sampleOf(points);
        assertSame(quadraticWeightedKappa(sample), kappaByTable(points));
        assertSame(kendallTauB(sample), tauByPairs(points));
      }),
    );
  });
});

type Points = readonly { readonly x: number; readonly y: number }[];

function assertSame(actual: number | null, expected: number | null): void {
  if (expected === null) assert.strictEqual(actual, null);
  else assertClose(actual, expected, 1e-9);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function kappaByTable(points: Points): number | null {
  const observed = sum(points.map(({ x, y }) => (x - y) ** 2)) * points.length;
  const chance = sum(points.flatMap(({ x }) => points.map(({ y }) => (x - y) ** 2)));
  return chance === 0 ? null : 1 - observed / chance;
}

function tauByPairs(points: Points): number | null {
  const signs = points.flatMap((a) => points.map((b) => [Math.sign(a.x - b.x), Math.sign(a.y - b.y)] as const));
  const untied = sum(signs.map(([x]) => x * x)) * sum(signs.map(([, y]) => y * y));
  return untied === 0 ? null : sum(signs.map(([x, y]) => x * y)) / Math.sqrt(untied);
}
