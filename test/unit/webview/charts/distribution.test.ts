import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Distribution } from '../../../../src/core/grading/verdict.ts';
import { spreadOf } from '../../../../src/core/grading/distribution.ts';
import { barLength, distributionBars } from '../../../../webview/charts/distribution.ts';
import { filledPips, levelOf } from '../../../../webview/charts/level.ts';

const weight = fc.double({ min: 0.001, max: 1, noNaN: true });
const distributions = fc.tuple(weight, weight, weight, weight, weight).map((weights): Distribution => {
  const sum = weights.reduce((total, one) => total + one, 0);
  const [a, b, c, d, e] = weights;
  return [a / sum, b / sum, c / sum, d / sum, e / sum];
});

describe('Distribution chart', () => {
  it('has a bar for each score, best first, and marks the decided one', () => {
    const bars = distributionBars([0.1, 0.2, 0, 0.6, 0.1], 4);
    assert.deepEqual(bars[1], { score: 4, share: 0.6, length: 60, decided: true });
    assert.deepEqual(
      bars.map(({ score, length, decided }) => [score, length, decided]),
      [[5, 10, false], [4, 60, true], [3, 0, false], [2, 20, false], [1, 10, false]],
    );
  });

  it('a bar is nothing only for nothing, stays inside, and grows with its share', () => {
    assert.deepEqual([barLength(0), barLength(-1), barLength(2)], [0, 0, 100]);
    const share = fc.double({ min: 1e-9, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [short, long] = [barLength(Math.min(a, b)), barLength(Math.max(a, b))];
        assert.ok(short > 0 && long <= 100 && short <= long);
      }),
    );
  });

  it('the spread is nothing when certain, and at most that of the two ends', () => {
    assert.equal(spreadOf([0, 0, 0, 1, 0]), 0);
    assert.equal(spreadOf([0.5, 0, 0, 0, 0.5]), 2);
    fc.assert(
      fc.property(distributions, (distribution) => {
        const found = spreadOf(distribution);
        assert.ok(found > 0 && found <= 2);
      }),
    );
  });
});

describe('Score level', () => {
  it('has three levels, and as many pips as the score', () => {
    assert.deepEqual([1, 2, 3, 4, 5].map(levelOf), ['low', 'low', 'middle', 'high', 'high']);
    for (const score of [1, 2, 3, 4, 5]) assert.equal(filledPips(score).filter(Boolean).length, score);
    assert.deepEqual(filledPips(3), [true, true, true, false, false]);
    assert.deepEqual(filledPips(null), [false, false, false, false, false]);
  });
});
