import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { trustReports } from '../../../../src/core/history/trustReports.ts';
import { isScore, type Score } from '../../../../src/core/rubric/rubric.ts';
import { labelled, point } from './support/points.ts';

const AGREE = { kind: 'agree' } as const;

function score(value: number): Score {
  assert.ok(isScore(value));
  return value;
}

describe('Trust reports', () => {
  it('count agreement as the pair (score, score), disagreement as (the person\'s, the evaluator\'s)', () => {
    const [report] = trustReports([labelled(0, 4, AGREE), labelled(1, 4, AGREE), labelled(2, 5, { kind: 'disagree', score: 2 })], []);
    assert.equal(report?.agreement.confusion[3]?.[3], 2);
    assert.equal(report.agreement.confusion[1]?.[4], 1);
    assert.equal(report.agreement.exactAgreement.value, 2 / 3);
    assert.match(report.agreement.warning ?? '', /3 graded pairs: too few to say/);
  });

  it('count runs without a score as ungraded, with the person\'s score or without', () => {
    const [report] = trustReports([labelled(0, 4, AGREE), labelled(1, null, AGREE), labelled(2, null, { kind: 'disagree', score: 2 })], []);
    assert.deepEqual([report?.labels, report?.agreement.pairs, report?.agreement.graded, report?.agreement.ungraded, report?.calibration.count], [3, 3, 1, 2, 1]);
  });

  it('calibrate P(score) against the person, also where rounding took it past 1', () => {
    const labels = [labelled(0, 4, AGREE, { confidence: 1.0000001 }), labelled(1, 4, { kind: 'disagree', score: 3 }), labelled(2, 4, { kind: 'disagree', score: 4 })];
    const [report] = trustReports(labels, []);
    const filled = report?.calibration.bins.filter(({ count }) => count > 0).map(({ high, count, agreement }) => [high, count, agreement]);
    assert.deepEqual(filled, [[0.8, 2, 0.5], [1, 1, 1]]);
  });

  it('keep rubrics and evaluators apart, most labels first', () => {
    const labels = [labelled(0, 4, AGREE), labelled(1, 4, AGREE, { rubricName: 'tone' }), labelled(2, 3, AGREE, { rubricName: 'tone' }), labelled(3, 4, AGREE, { modelName: null })];
    assert.deepEqual(
      trustReports(labels, []).map(({ rubricName, modelName, labels: count }) => [rubricName, modelName, count]),
      [['tone', 'judge', 2], ['clarity', 'judge', 1], ['clarity', null, 1]],
    );
  });

  it('say how many labels are of an older version of the rubric', () => {
    const labels = [labelled(0, 4, AGREE, { rubricHash: 'clarity-0' }), labelled(1, 4, AGREE), labelled(2, 4, AGREE)];
    assert.equal(trustReports(labels, [])[0]?.fromOlderRubrics, 1);
    assert.equal(trustReports(labels, [point(0, { version: '2' })])[0]?.fromOlderRubrics, 3);
  });

  it('correlate score and length over all graded runs of the pair, where the length is known', () => {
    const lengths = [1, 2, 3, 4, 5].map((value, index) => point(index, { expected: value, length: value * 100 }));
    const others = [point(9, { rubric: 'tone', expected: 1, length: 9000 }), point(10, { model: 'other', expected: 1, length: 9000 }), point(11, { expected: 1, length: null })];
    const [report] = trustReports([labelled(0, 4, AGREE)], [...lengths, ...others]);
    assert.deepEqual([report?.length.count, report?.length.spearman.value], [5, 1]);
  });

  it('draw fewer resamples for thousands of labels, and say so', () => {
    const labels = Array.from({ length: 1000 }, (_, index) => labelled(index, score((index % 5) + 1), AGREE));
    const [report] = trustReports(labels, []);
    assert.equal(report?.agreement.resamples, 500);
    assert.equal(report.agreement.kappa.value, 1);
    assert.equal(report.agreement.warning, null);
  });
});
