import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { placeMoments } from '../../../../webview/charts/placement.ts';
import { roundTimes } from '../../../../webview/charts/timeSteps.ts';
import { timeTicks } from '../../../../webview/charts/timeTicks.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const START = new Date(2026, 10, 2, 9, 30).getTime();
const moments = fc.array(fc.integer({ min: 0, max: 3000 * DAY }), { minLength: 1, maxLength: 60 }).map((offsets) => offsets.map((offset) => START + offset).sort((a, b) => a - b));

describe('Placement of moments', () => {
  it('goes to scale where the moments can be told apart', () => {
    assert.deepEqual(placeMoments([START, START + DAY, START + 4 * DAY]).positions, [0, 25, 100]);
    assert.deepEqual(placeMoments([START]).positions, [50]);
  });

  it('goes by order where most of them lie in bursts', () => {
    const times = [0, 1, 2, 3].map((minute) => START + minute * MINUTE).concat(START + 9 * DAY);
    const placement = placeMoments(times);
    assert.deepEqual([placement.kind, placement.positions], ['order', [10, 30, 50, 70, 90]]);
    assert.equal(placement.at(START + DAY), 80);
  });

  it('keeps order and stays on the axis', () => {
    fc.assert(
      fc.property(moments, (times) => {
        const { positions } = placeMoments(times);
        assert.equal(positions.length, times.length);
        assert.deepEqual(positions, positions.toSorted((a, b) => a - b));
        assert.ok(positions.every((x) => x >= 0 && x <= 100));
      }),
    );
  });
});

describe('Ticks of time', () => {
  it('are round, and named by what changes', () => {
    const labels = (span: number): string[] => roundTimes(START, START + span, 6).map(({ label }) => label);
    assert.deepEqual(labels(20 * MINUTE), ['09:30', '09:35', '09:40', '09:45', '09:50']);
    assert.deepEqual(labels(4 * DAY), ['3 Nov', '4 Nov', '5 Nov', '6 Nov']);
    assert.deepEqual(labels(130 * DAY), ['Dec 2026', 'Jan 2027', 'Feb 2027', 'Mar 2027']);
    assert.deepEqual(labels(3 * 366 * DAY), ['2027', '2028', '2029']);
  });

  it('name the days of bursts, and the clock within one day', () => {
    const burst = (day: number): number[] => [0, 1, 2, 3].map((minute) => START + day * DAY + minute * MINUTE);
    const days = [...burst(0), ...burst(3), ...burst(9)];
    assert.deepEqual(timeTicks(days, placeMoments(days)).map(({ label }) => label), ['2 Nov', '5 Nov', '11 Nov']);
    const oneDay = [...burst(0), START + 8 * 60 * MINUTE];
    assert.deepEqual(timeTicks(oneDay, placeMoments(oneDay)).map(({ label }) => label), ['09:30', '09:31', '09:32', '09:33', '17:30']);
  });

  it('are at least one and at most six, ascending, on the axis', () => {
    fc.assert(
      fc.property(moments, (times) => {
        const xs = timeTicks(times, placeMoments(times)).map(({ x }) => x);
        assert.ok(xs.length >= 1 && xs.length <= 6);
        assert.deepEqual(xs, xs.toSorted((a, b) => a - b));
        assert.ok(xs.every((x) => x >= 0 && x <= 100));
      }),
    );
  });
});
