import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { thin } from '../../../../webview/charts/thin.ts';

interface Item {
  readonly x: number;
  readonly value: number;
}

const how = (buckets: number) => ({ buckets, x: ({ x }: Item) => x, value: ({ value }: Item) => value });

describe('Thinning of points', () => {
  it('leaves few points alone', () => {
    const items = [{ x: 0, value: 1 }, { x: 50, value: 2 }];
    assert.equal(thin(items, how(1)), items);
  });

  it('keeps the lowest and the highest of a bucket, and the ends', () => {
    const items = [3, 5, 4, 1, 2].map((value, index) => ({ x: index, value }));
    assert.deepEqual(thin(items, how(1)).map(({ value }) => value), [3, 5, 1, 2]);
  });

  it('keeps order, ends and extremes, and no more than two a bucket beside the ends', () => {
    const item = fc.record({ x: fc.double({ min: 0, max: 100, noNaN: true }), value: fc.double({ min: 1, max: 5, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 300 }), fc.integer({ min: 1, max: 40 }), (items, buckets) => {
        const sorted = items.toSorted((a, b) => a.x - b.x);
        const kept = thin(sorted, how(buckets));
        assert.deepEqual(kept, sorted.filter((each) => kept.includes(each)));
        assert.ok(kept.length <= 2 * buckets + 2);
        assert.deepEqual([kept.at(0), kept.at(-1)], [sorted.at(0), sorted.at(-1)]);
        const values = (of: readonly Item[]): number[] => of.map(({ value }) => value);
        assert.equal(Math.min(...values(kept)), Math.min(...values(sorted)));
        assert.equal(Math.max(...values(kept)), Math.max(...values(sorted)));
      }),
    );
  });
});
