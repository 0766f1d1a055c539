import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { absoluteTime, relativeTime } from '../../../../webview/text/relativeTime.ts';

const NOW = new Date(2026, 10, 24, 12).getTime();
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('Relative time', () => {
  const cases: readonly (readonly [elapsed: number, long: string, narrow: string])[] = [
    [-5 * MINUTE, 'just now', 'now'],
    [0, 'just now', 'now'],
    [MINUTE - 1, 'just now', 'now'],
    [MINUTE, '1 minute ago', '1m ago'],
    [HOUR - 1, '59 minutes ago', '59m ago'],
    [HOUR, '1 hour ago', '1h ago'],
    [DAY - 1, '23 hours ago', '23h ago'],
    [DAY, 'yesterday', 'yesterday'],
    [7 * DAY - 1, '6 days ago', '6d ago'],
    [7 * DAY, '17 Nov', '17 Nov'],
    [365 * DAY, '24 Nov 2025', '24 Nov 2025'],
  ];

  for (const [elapsed, long, narrow] of cases) {
    it(`${elapsed / SECOND} s ago is ${long}`, () => {
      assert.equal(relativeTime(NOW - elapsed, NOW, 'long'), long);
      assert.equal(relativeTime(NOW - elapsed, NOW, 'narrow'), narrow);
    });
  }

  it('in full it has the day of the week and the minute', () => {
    assert.match(absoluteTime(NOW), /^Tuesday\W+24 November 2026\W.*12:00$/);
  });
});
