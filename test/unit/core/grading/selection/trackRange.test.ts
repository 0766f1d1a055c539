import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { trackRange, type TextEdit } from '../../../../../src/core/grading/selection/trackRange.ts';
import type { OffsetRange } from '../../../../../src/core/support/range.ts';

const edit = (start: number, deletedLength: number, insertedLength: number): TextEdit => ({ start, deletedLength, insertedLength });

/** Edits that touch or part pieces of a text of 40 characters, shuffled. */
const edits = fc
  .array(fc.record({ gap: fc.nat(6), deletedLength: fc.nat(8), insertedLength: fc.nat(5) }), { maxLength: 5 })
  .map((steps) => {
    let at = 0;
    return steps.map(({ gap, deletedLength, insertedLength }) => {
      const start = at + gap;
      at = start + deletedLength;
      // Two insertions at one place would have no order.
      if (deletedLength === 0) at += 1;
      return edit(start, deletedLength, insertedLength);
    });
  })
  .filter((list) => list.every(({ start, deletedLength }) => start + deletedLength <= 40))
  .chain((list) => fc.shuffledSubarray(list, { minLength: list.length }));

const ranges = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

/** The text after the edits: for each character whether it belongs to the range. */
function model(range: OffsetRange, list: readonly TextEdit[]): boolean[] {
  const belongs = (at: number): boolean => range.start <= at && at < range.end;
  const after: boolean[] = [];
  for (let at = 0; at <= 40;) {
    const here = list.find(({ start }) => start === at);
    if (here !== undefined) {
      const end = at + here.deletedLength;
      const inside = here.deletedLength === 0 ? range.start < at && at < range.end : range.start <= at && end <= range.end;
      after.push(...Array.from({ length: here.insertedLength }, () => inside));
      at = end;
      if (here.deletedLength > 0) continue;
    }
    if (at < 40) after.push(belongs(at));
    at += 1;
  }
  return after;
}

describe('trackRange', () => {
  const range = { start: 10, end: 20 };
  const cases: readonly [string, readonly TextEdit[], OffsetRange][] = [
    ['no edit', [], range],
    ['an insertion before', [edit(3, 0, 4)], { start: 14, end: 24 }],
    ['a deletion before', [edit(3, 4, 0)], { start: 6, end: 16 }],
    ['an insertion inside', [edit(15, 0, 4)], { start: 10, end: 24 }],
    ['a deletion inside', [edit(12, 4, 1)], { start: 10, end: 17 }],
    ['an insertion at the start', [edit(10, 0, 4)], { start: 14, end: 24 }],
    ['an insertion at the end', [edit(20, 0, 4)], range],
    ['an edit behind', [edit(25, 3, 9)], range],
    ['a deletion over the start', [edit(8, 5, 0)], { start: 8, end: 15 }],
    ['a replacement over the start', [edit(8, 5, 3)], { start: 11, end: 18 }],
    ['a replacement over the end', [edit(18, 5, 3)], { start: 10, end: 18 }],
    ['a replacement of all', [edit(10, 10, 3)], { start: 10, end: 13 }],
    ['a deletion of all', [edit(10, 10, 0)], { start: 10, end: 10 }],
    ['a deletion of more', [edit(8, 20, 0)], { start: 8, end: 8 }],
    ['a replacement of more', [edit(8, 20, 6)], { start: 8, end: 8 }],
    ['edits before and inside, in any order', [edit(15, 0, 2), edit(0, 3, 0)], { start: 7, end: 19 }],
  ];
  for (const [name, list, expected] of cases) {
    it(name, () => {
      assert.deepEqual(trackRange(range, list), expected);
    });
  }

  it('holds exactly what belongs to the range in a simple model, in any order of edits', () => {
    fc.assert(
      fc.property(ranges, edits, (tracked, list) => {
        const after = model(tracked, list);
        const { start, end } = trackRange(tracked, list);
        assert.ok(0 <= start && start <= end && end <= after.length);
        if (after.includes(true)) assert.deepEqual([start, end], [after.indexOf(true), after.lastIndexOf(true) + 1]);
        else assert.equal(start, end);
      }),
      { numRuns: 2000 },
    );
  });

  it('comes back when the edits are undone, unless the range was cut into', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.integer({ min: 1, max: 8 }), (at, length) => {
        const typed = trackRange(range, [edit(11 + at % 8, 0, length)]);
        assert.deepEqual(trackRange(typed, [edit(11 + at % 8, length, 0)]), range);
      }),
    );
  });
});
