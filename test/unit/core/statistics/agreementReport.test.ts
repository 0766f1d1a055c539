import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { agreementReport, type AgreementPair } from '../../../../src/core/statistics/agreementReport.ts';
import { anyScore, assertClose, EVALUATOR, PERSON } from './support/pairs.ts';

const pairs: readonly AgreementPair[] = PERSON.map((expected, index) => ({ expected, given: EVALUATOR[index] ?? null }));
const few = { resamples: 200 };

function repeated(pair: AgreementPair, times: number): readonly AgreementPair[] {
  return Array.from({ length: times }, () => pair);
}

describe('The agreement report', () => {
  it('counts pairs by the scores of both sides', () => {
    const { confusion } = agreementReport(pairs, few);
    // sklearn.metrics.confusion_matrix (1.9.1) of the same scores.
    assert.deepStrictEqual(confusion, [[2, 1, 0, 0, 0], [1, 2, 1, 0, 0], [1, 1, 3, 0, 0], [0, 0, 0, 3, 1], [0, 0, 1, 1, 2]]);
  });

  it('puts each statistic at its name', () => {
    const report = agreementReport(pairs, few);
    assertClose(report.exactAgreement.value, 0.6);
    assertClose(report.withinOne.value, 0.9);
    assertClose(report.meanAbsoluteError.value, 0.5);
    assertClose(report.kappa.value, 0.8066298342541437);
    assertClose(report.pearson.value, 0.8156424581005588);
    assertClose(report.spearman.value, 0.825626959247649);
    assertClose(report.kendall.value, 0.7232704402515724);
  });

  it('counts ungraded pairs and leaves them out of the rest', () => {
    const without = agreementReport(pairs, few);
    const report = agreementReport([...pairs, { expected: 1, given: null, expectedScore: 5 }], few);
    assert.deepStrictEqual(report, { ...without, pairs: 21, graded: 20, ungraded: 1 });
  });

  it('compares expected scores where there are any', () => {
    // numpy 2.4.6 and scipy 1.17.1: mean of abs(a - e), pearsonr(a, e).
    const scores = [1, 2, 2, 3, 4, 5, 5, 3] as const;
    const expectedScores = [1.4, 2.1, 2.9, 3.2, 3.7, 4.8, 4.1, 3.2];
    const withExpected = scores.map((expected, index): AgreementPair => ({ expected, given: 3, expectedScore: expectedScores[index] ?? NaN }));
    const report = agreementReport([...withExpected, { expected: 5, given: 1 }], few).expectedScores;
    assert.strictEqual(report?.count, 8);
    assertClose(report.meanAbsoluteError.value, 0.4);
    assertClose(report.pearson.value, 0.9556120877920549);
    assert.strictEqual(agreementReport(pairs, few).expectedScores, null);
  });

  it('is empty without pairs', () => {
    const report = agreementReport([]);
    assert.deepStrictEqual([report.pairs, report.kappa.value, report.kappa.reason, report.tooFew], [0, null, 'no-pairs', true]);
  });

  it('says how the intervals were drawn', () => {
    const { resamples, seed } = agreementReport([]);
    assert.deepStrictEqual([resamples, seed], [2000, 1]);
    const given = agreementReport([], { resamples: 10, seed: 3 });
    assert.deepStrictEqual([given.resamples, given.seed], [10, 3]);
  });

  it('is the same for any order of the pairs, and JSON holds it', () => {
    const anyPair = fc.record({ expected: anyScore, given: fc.option(anyScore), expectedScore: fc.double({ min: 1, max: 5, noNaN: true }) });
    const orders = fc.array(anyPair, { maxLength: 30 }).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(orders, ([list, other]) => {
        const report = agreementReport(list, { resamples: 20 });
        assert.deepStrictEqual(agreementReport(other, { resamples: 20 }), report);
        assert.deepStrictEqual(JSON.parse(JSON.stringify(report)), report);
      }),
      { numRuns: 50 },
    );
  });
});

describe('Too few pairs to say', () => {
  it('are fewer than 20 graded ones', () => {
    const report = agreementReport([...pairs.slice(1), { expected: 1, given: null }]);
    assert.strictEqual(report.tooFew, true);
    assert.match(report.warning ?? '', /^19 graded pairs: too few .* At least 20 are needed\.$/u);
    assert.match(agreementReport(pairs.slice(19)).warning ?? '', /^1 graded pair: /u);
  });

  it('are not 20 whose interval of kappa is narrow', () => {
    const { tooFew, warning } = agreementReport(pairs);
    assert.deepStrictEqual([tooFew, warning], [false, null]);
  });

  it('are any number with one expected score', () => {
    const { warning } = agreementReport([...repeated({ expected: 4, given: 4 }, 30), { expected: 4, given: 3 }]);
    assert.match(warning ?? '', /^All 31 expected scores are 4: /u);
  });

  it('are any number in which another score hardly occurs', () => {
    const { warning, kappa } = agreementReport([...repeated({ expected: 4, given: 4 }, 30), { expected: 5, given: 5 }]);
    assert.deepStrictEqual(kappa, { value: 1, interval: null, reason: null });
    assert.match(warning ?? '', /^Nearly all scores are the same/u);
  });

  it('are those whose interval of kappa is wider than 0.5', () => {
    const unrelated = pairs.map(({ expected }, index): AgreementPair => ({ expected, given: PERSON[(index + 7) % 20] ?? null }));
    const { warning, kappa } = agreementReport(unrelated);
    assert.ok(kappa.interval !== null && kappa.interval.high - kappa.interval.low > 0.5);
    assert.match(warning ?? '', /^Kappa is known only to within \d\.\d\d \(0\.5 is the limit\)/u);
  });

  it('are judged by their number when there are no intervals', () => {
    assert.strictEqual(agreementReport(pairs, { resamples: 0 }).warning, null);
  });
});
