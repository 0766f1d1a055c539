import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lengthCorrelation } from '../../../../src/core/statistics/lengthCorrelation.ts';
import { assertClose } from './support/pairs.ts';

const lengths = [120, 340, 80, 900, 410, 60, 340, 200, 150, 700];
const graded = [3, 4, 2, 5, 5, 1, 3, 4, 2, 5].map((score, index) => ({ score, length: lengths[index] ?? NaN }));

describe('The correlation of score and length', () => {
  it('is that of scipy 1.17.1 (spearmanr, pearsonr)', () => {
    const { count, spearman, pearson } = lengthCorrelation(graded);
    assert.strictEqual(count, 10);
    assertClose(spearman.value, 0.9194142866202887);
    assertClose(pearson.value, 0.8068823989697431);
    assert.ok(spearman.interval !== null && spearman.interval.low < 0.9194 && spearman.interval.high > 0.9194);
  });

  it('by rank, does not care how much longer the longest is', () => {
    const longer = graded.map(({ score, length }) => ({ score, length: length === 900 ? 90_000 : length }));
    assert.deepStrictEqual(lengthCorrelation(longer).spearman, lengthCorrelation(graded).spearman);
    assert.notStrictEqual(lengthCorrelation(longer).pearson.value, lengthCorrelation(graded).pearson.value);
  });

  it('is undefined when all have one score', () => {
    assert.strictEqual(lengthCorrelation(graded.map(({ length }) => ({ score: 3, length }))).spearman.reason, 'no-variance');
  });
});
