import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { intervalMarks } from '../../../../webview/charts/intervalMarks.ts';
import { bandPath, linePath, whisker } from '../../../../webview/charts/paths.ts';
import { pointAfterKey } from '../../../../webview/charts/pointMoves.ts';
import { reliabilityMarks } from '../../../../webview/charts/reliability.ts';
import { percentAlong, scoreFromTop } from '../../../../webview/charts/scale.ts';
import { shadeOf } from '../../../../webview/charts/shade.ts';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('Chart scales', () => {
  it('a score of 5 is at the top, 1 at the bottom', () => {
    assert.deepEqual([5, 4, 3, 1, 7, 0].map(scoreFromTop), [0, 25, 50, 100, 0, 100]);
    assert.equal(percentAlong(3, [2, 2]), 50);
  });

  it('stays inside and keeps order', () => {
    fc.assert(
      fc.property(number, number, number, number, (a, b, c, d) => {
        const domain = [Math.min(a, b), Math.max(a, b)] as const;
        const [low, high] = [percentAlong(Math.min(c, d), domain), percentAlong(Math.max(c, d), domain)];
        assert.ok(low >= 0 && high <= 100 && low <= high);
      }),
    );
  });
});

describe('Chart paths', () => {
  const spots = [{ x: 0, expectedScore: 3, spread: 1 }, { x: 100, expectedScore: 5, spread: 1 }];

  it('the line goes through the points, the band around it and not past the axis', () => {
    assert.equal(linePath(spots), 'M0 50L100 0');
    assert.equal(bandPath(spots), 'M0 25L100 0L100 25L0 75Z');
    assert.deepEqual([linePath(spots.slice(1)), bandPath([])], ['', '']);
  });

  it('a whisker holds its point and stays on the plot', () => {
    const spot = fc.record({ x: fc.constant(0), expectedScore: fc.double({ min: 1, max: 5, noNaN: true }), spread: fc.double({ min: 0, max: 2, noNaN: true }) });
    fc.assert(
      fc.property(spot, (each) => {
        const { top, bottom } = whisker(each);
        const y = scoreFromTop(each.expectedScore);
        assert.ok(top >= 0 && top <= y && y <= bottom && bottom <= 100);
      }),
    );
  });
});

describe('Chart marks', () => {
  it('an estimate lies in its domain, and is nothing when undefined', () => {
    assert.deepEqual(intervalMarks({ value: 0, interval: { low: -0.5, high: 0.5 }, reason: null }, [-1, 1]), { value: 50, interval: { low: 25, high: 75 } });
    assert.equal(intervalMarks({ value: null, interval: null, reason: 'no-pairs' }, [0, 1]), null);
  });

  it('a count that is not nothing is shaded, and the largest most', () => {
    assert.deepEqual([0, 1, 30, 60, 100].map((count) => shadeOf(count, 100)), [0, 1, 2, 3, 4]);
    assert.equal(shadeOf(0, 0), 0);
  });

  it('a bin of the reliability plot has a point only when it holds labels', () => {
    const bins = [
      { low: 0, high: 0.5, count: 0, meanConfidence: null, agreement: null },
      { low: 0.5, high: 1, count: 8, meanConfidence: 0.75, agreement: 0.6 },
    ];
    const marks = reliabilityMarks(bins).map(({ x, y, left, width, height }) => [x, y, left, width, height]);
    assert.deepEqual(marks, [[null, null, 0, 50, 0], [75, 40, 50, 50, 100]]);
  });
});

describe('Walking over points', () => {
  const points = [{ series: 0, x: 0 }, { series: 0, x: 50 }, { series: 0, x: 100 }, { series: 1, x: 10 }, { series: 1, x: 60 }];

  it('left and right stay on the line, up and down go to the nearest of the next', () => {
    const moves = [['ArrowRight', 2], ['ArrowLeft', 3], ['Home', 4], ['End', 0], ['ArrowDown', 1], ['ArrowUp', 3], ['ArrowUp', 1], ['Enter', 1]] as const;
    assert.deepEqual(moves.map(([key, from]) => pointAfterKey(key, from, points)), [2, 3, 3, 2, 4, 0, 1, null]);
  });

  it('never leaves the points', () => {
    const key = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown');
    fc.assert(
      fc.property(fc.array(key, { maxLength: 30 }), (keys) => {
        const end = keys.reduce((at, each) => pointAfterKey(each, at, points) ?? -1, 0);
        assert.ok(points[end] !== undefined);
      }),
    );
  });
});
