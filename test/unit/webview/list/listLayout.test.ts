import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { HEADER, itemAt, layoutOf, positionOf, visibleRows, type ListLayout } from '../../../../webview/list/listLayout.ts';

const HEIGHTS = { header: 20, row: 10 };

function groupsOf(counts: readonly number[]) {
  return counts.map((count, index) => ({ key: `g${index}`, label: '', count, meanExpected: null }));
}

const someLayout = fc
  .record({ counts: fc.array(fc.nat(3000), { minLength: 1, maxLength: 12 }), folded: fc.array(fc.nat(11)), header: fc.constantFrom(0, 20) })
  .map(({ counts, folded, header }) => layoutOf(groupsOf(counts), new Set(folded.map((index) => `g${index}`)), { header, row: 10 }));

/** Pixels of a row, counted one by one. */
function topOf(layout: ListLayout, item: number): number {
  const position = positionOf(layout, item);
  const group = layout.groups.find(({ view }) => view.key === position?.group);
  assert.ok(position !== null && group !== undefined);
  return position.row === HEADER ? group.top : group.top + layout.heights.header + position.row * layout.heights.row;
}

describe('Layout of the list', () => {
  it('places groups one below the other; a folded one is its header alone', () => {
    const layout = layoutOf(groupsOf([3, 5, 2]), new Set(['g1']), HEIGHTS);
    assert.deepEqual(layout.groups.map(({ top, height, firstItem }) => [top, height, firstItem]), [[0, 50, 0], [50, 20, 4], [70, 40, 5]]);
    assert.deepEqual([layout.height, layout.items], [110, 8]);
  });

  it('a list without headers does not fold', () => {
    const layout = layoutOf(groupsOf([100_000]), new Set(['g0']), { header: 0, row: 46 });
    assert.deepEqual([layout.height, layout.items], [4_600_000, 100_000]);
    assert.deepEqual(visibleRows(layout, 2_000_000, 2_000_800).map(({ start, end }) => [start, end]), [[43_478, 43_496]]);
  });

  it('numbers and positions are the same thing said twice', () => {
    fc.assert(
      fc.property(someLayout, fc.nat(), (layout, at) => {
        fc.pre(layout.items > 0);
        const item = at % layout.items;
        assert.equal(itemAt(layout, positionOf(layout, item)), item);
      }),
    );
  });

  it('has no position outside the list, and the nearest item for a place that is gone', () => {
    const layout = layoutOf(groupsOf([3, 2]), new Set(['g1']), HEIGHTS);
    assert.deepEqual([positionOf(layout, -1), positionOf(layout, 5)], [null, null]);
    assert.equal(itemAt(layout, { group: 'g0', row: 99 }), 3);
    assert.equal(itemAt(layout, { group: 'g1', row: 1 }), 4);
    assert.equal(itemAt(layout, { group: 'gone', row: 1 }), 0);
    assert.equal(itemAt(layoutOf([], new Set(), HEIGHTS), null), null);
  });

  it('everything that touches a window is in it, and only a window full of rows', () => {
    fc.assert(
      fc.property(someLayout, fc.nat(40_000), fc.integer({ min: 1, max: 900 }), (layout, top, size) => {
        const visible = visibleRows(layout, top, top + size);
        const rows = visible.reduce((sum, { start, end }) => sum + end - start, 0);
        assert.ok(rows <= size / 10 + 2);
        for (let item = 0; item < layout.items; item += 1) {
          const position = positionOf(layout, item);
          const y = topOf(layout, item);
          if (position === null || position.row === HEADER || y + 10 <= top || y >= top + size) continue;
          assert.ok(visible.some(({ group, start, end }) => group.view.key === position.group && position.row >= start && position.row < end));
        }
      }),
      { numRuns: 40 },
    );
  });
});
