import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { rowLine, scorecardLine } from '../../../../src/core/scorecard/describeScorecard.ts';
import { isScorecardBelow, totalsOf } from '../../../../src/core/scorecard/totals.ts';
import { CUT_OFF, row } from './support/rows.ts';

describe('the totals of a scorecard', () => {
  it('weigh the expected scores', () => {
    const totals = totalsOf([row('care', 4.2, 3), row('help', 2.4, 1), row('brevity', 3, 2)]);
    assert.equal(totals.total?.toFixed(9), ((3 * 4.2 + 2.4 + 2 * 3) / 6).toFixed(9));
    assert.equal(totals.weakest?.rubric.rubric.name, 'help');
    assert.deepEqual([totals.gradedRows, totals.rows], [3, 3]);
  });

  it('leave an ungraded row out and say that they are incomplete', () => {
    const totals = totalsOf([row('care', 4, 3), row('help', CUT_OFF, 100), row('brevity', null)]);
    assert.equal(totals.total, 4);
    assert.deepEqual([totals.gradedRows, totals.rows], [1, 3]);
    assert.equal(scorecardLine('reply', totals), '4.0/5 reply (weakest: care 4/5; incomplete: 1 of 3 graded)');
  });

  it('have no total when no row is graded', () => {
    const totals = totalsOf([row('care', CUT_OFF), row('help', null)]);
    assert.deepEqual([totals.total, totals.weakest, totals.below], [null, null, []]);
    assert.equal(scorecardLine('reply', totals), 'not graded: no rubric of reply gave a score');
    assert.equal(isScorecardBelow(totals, 5), false);
  });

  it('name the first of equally weak rows, and the rows below their threshold', () => {
    const totals = totalsOf([row('a', 3, 1, 3), row('b', 2, 1, 2.5), row('c', 2, 1, null), row('d', 4.4, 1, 4.5)]);
    assert.equal(totals.weakest?.rubric.rubric.name, 'b');
    assert.deepEqual(totals.below.map(({ rubric }) => rubric.rubric.name), ['b', 'd']);
  });

  it('are below by the threshold of the scorecard, or without one by any row', () => {
    const totals = totalsOf([row('a', 2, 1, 3), row('b', 4, 1, 3)]);
    assert.equal(isScorecardBelow(totals, undefined), true);
    assert.equal(isScorecardBelow(totals, 3), false);
    assert.equal(isScorecardBelow(totals, 3.1), true);
    assert.equal(isScorecardBelow(totalsOf([row('a', 4, 1, 3)]), undefined), false);
  });

  it('add up the tokens of the prompts', () => {
    const { tokens } = totalsOf([row('a', 2), row('b', CUT_OFF), row('c', null)]);
    assert.deepEqual(tokens, { promptTokens: 1800, evaluatedTokens: 600, reusedTokens: 1200 });
  });

  it('stay between the lowest and the highest score, whatever the weights', () => {
    const rows = fc.array(fc.record({ score: fc.double({ min: 1, max: 5, noNaN: true }), weight: fc.double({ min: 1e-6, max: 1000, noNaN: true }) }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, (all) => {
        const { total } = totalsOf(all.map(({ score, weight }, index) => row(`r${index}`, score, weight)));
        const scores = all.map(({ score }) => score);
        assert.ok(total !== null && total >= Math.min(...scores) - 1e-9 && total <= Math.max(...scores) + 1e-9);
      }),
    );
  });
});

describe('the words for a scorecard', () => {
  it('give the total and the weakest rubric', () => {
    assert.equal(scorecardLine('supportive-reply', totalsOf([row('care', 4.2, 2), row('reasoning', 2.4)])), '3.6/5 supportive-reply (weakest: reasoning 2/5)');
  });

  it('give each row with its weight, what it falls short of, and why it has no score', () => {
    assert.equal(rowLine(row('care', 3.4, 2, 3.5)), '3/5 care (expected 3.4, p 0.62), weight 2, below 3.5');
    assert.equal(rowLine(row('care', 3.4, 2, 3)), '3/5 care (expected 3.4, p 0.62), weight 2');
    assert.match(rowLine(row('care', CUT_OFF)), /^care not graded: .+, weight 1$/);
    assert.match(rowLine(row('care', null)), /^care not graded: .*cancelled/);
  });
});
