import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { trendOf } from '../../../../src/core/history/trendOf.ts';
import { point } from './support/points.ts';

const arbitraryPoints = fc
  .array(fc.record({ rubric: fc.constantFrom('a', 'b'), version: fc.constantFrom('1', '2'), model: fc.constantFrom('x', 'y'), settings: fc.constantFrom('', 'warm'), expected: fc.double({ min: 1, max: 5, noNaN: true }) }), { maxLength: 40 })
  .map((all) => all.map((parts, index) => point(index, parts)));

describe('A trend', () => {
  it('joins only grades of one grader, and loses none', () => {
    fc.assert(
      fc.property(arbitraryPoints, (points) => {
        const { series } = trendOf(points, false);
        for (const line of series) assert.deepEqual([...new Set(line.points.map(({ graderFingerprint }) => graderFingerprint))], [line.graderFingerprint]);
        assert.deepEqual(series.flatMap((line) => line.points).sort((a, b) => a.createdAt - b.createdAt), points);
      }),
    );
  });

  it('has a marker for each grader of a rubric after the first, in the order of time', () => {
    fc.assert(
      fc.property(arbitraryPoints, (points) => {
        const { markers, summaries } = trendOf(points, false);
        for (const { rubricName, graders } of summaries) assert.equal(markers.filter((marker) => marker.rubricName === rubricName).length, graders - 1);
        assert.deepEqual(markers.map(({ at }) => at), markers.map(({ at }) => at).sort((a, b) => a - b));
      }),
    );
  });

  it('says what changed: the rubric before the model before anything else, and nothing when an old grader comes back', () => {
    const points = [point(0), point(1, { version: '2', model: 'other' }), point(2, { version: '2', model: 'third' }), point(3, { version: '2', model: 'third', settings: 'warm' }), point(4)];
    assert.deepEqual(trendOf(points, false).markers.map(({ at, changed }) => [points.findIndex(({ createdAt }) => createdAt === at), changed]), [[1, 'rubric'], [2, 'model'], [3, 'settings']]);
  });

  it('counts the scores and sums up each rubric', () => {
    const { histogram, summaries, cut } = trendOf([point(0, { expected: 2 }), point(1, { expected: 4.2 }), point(2, { expected: 4, model: 'other' }), point(3, { rubric: 'tone', expected: 5 })], true);
    assert.deepEqual(histogram, [0, 1, 0, 2, 1]);
    assert.equal(cut, true);
    const [clarity, tone] = summaries;
    assert.deepEqual([clarity?.rubricName, clarity?.graded, clarity?.graders, clarity?.lowest, clarity?.highest], ['clarity', 3, 2, 2, 4.2]);
    assert.ok(Math.abs((clarity?.mean.value ?? 0) - 3.4) < 1e-9);
    assert.deepEqual(tone?.mean, { value: 5, interval: null, reason: null });
  });

  it('goes by the name of the rubric: one with the same criteria has a line of its own, without a marker', () => {
    const copy = { ...point(1, { rubric: 'copy' }), rubricHash: 'clarity-1', graderFingerprint: 'clarity/1/judge/' };
    const { series, markers } = trendOf([point(0), copy, point(2)], false);
    assert.deepEqual(series.map(({ rubricName, points }) => [rubricName, points.length]), [['clarity', 2], ['copy', 1]]);
    assert.deepEqual(markers, []);
  });

  it('of nothing is empty', () => {
    assert.deepEqual(trendOf([], false), { series: [], markers: [], histogram: [0, 0, 0, 0, 0], summaries: [], cut: false });
  });
});
