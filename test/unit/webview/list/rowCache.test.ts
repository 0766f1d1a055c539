import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { BLOCK_ROWS, missingBlocks, NO_ROWS, rowAt, withRows, withState, type RowCache } from '../../../../webview/list/rowCache.ts';
import { historySample, summarySample } from '../../../e2e/panelPage/support/samples.ts';

const COUNT = 1000;

function rows(version: number, start: number, group = 'all') {
  return { type: 'history-rows', version, group, start, rows: Array.from({ length: BLOCK_ROWS }, (_, index) => summarySample(start + index, 0)) } as const;
}

function opened(sent = 10): RowCache {
  return withState(NO_ROWS, historySample(COUNT, 0, sent), false);
}

describe('Rows that the page holds', () => {
  it('has the first rows at once, and asks for the rest of their block', () => {
    const cache = opened();
    assert.equal(rowAt(cache, 'all', 9)?.id, 'grade-10');
    assert.equal(rowAt(cache, 'all', 10), null);
    assert.deepEqual(missingBlocks(cache, 'all', 0, 30, COUNT), [{ group: 'all', start: 0 }]);
    assert.deepEqual(missingBlocks(opened(BLOCK_ROWS), 'all', 0, 30, COUNT), []);
    assert.deepEqual(missingBlocks(withState(NO_ROWS, historySample(8, 0), false), 'all', 0, 8, 8), []);
  });

  it('moves what it knows down with rows that come on top, until newer rows have come', () => {
    const deep = withRows(opened(BLOCK_ROWS), rows(1, 300));
    const moved = withState(deep, { ...historySample(COUNT + 2, 0, BLOCK_ROWS), version: 2 }, true, 2);
    assert.equal(rowAt(moved, 'all', 302)?.id, 'grade-301');
    assert.deepEqual([rowAt(moved, 'all', 300), rowAt(moved, 'all', 401)?.id], [null, 'grade-400']);
    assert.deepEqual(missingBlocks(moved, 'all', 300, 310, COUNT + 2), [{ group: 'all', start: 300 }]);
    assert.equal(rowAt(moved, 'all', 0)?.id, 'grade-1');
  });

  it('asks for each block that a window touches, up to the end of the list', () => {
    assert.deepEqual(missingBlocks(opened(), 'all', 95, 210, 205).map(({ start }) => start), [0, 100, 200]);
    assert.deepEqual(missingBlocks(opened(), 'all', 300, 300, COUNT), []);
  });

  it('keeps rows that came, and drops those of another version', () => {
    const cache = withRows(opened(), rows(1, 500));
    assert.equal(rowAt(cache, 'all', 555)?.id, 'grade-556');
    assert.deepEqual(missingBlocks(cache, 'all', 500, 600, COUNT), []);
    assert.equal(withRows(cache, rows(2, 600)), cache);
  });

  it('shows old rows of the same list until new ones have come, and asks for these', () => {
    const newer = withState(withRows(opened(), rows(1, 500)), { ...historySample(COUNT, 0, 10), version: 2 }, true);
    assert.equal(rowAt(newer, 'all', 555)?.id, 'grade-556');
    assert.deepEqual(missingBlocks(newer, 'all', 500, 600, COUNT), [{ group: 'all', start: 500 }]);
  });

  it('forgets the rows of another list', () => {
    const other = withState(withRows(opened(), rows(1, 500)), { ...historySample(COUNT, 0, 10), version: 2 }, false);
    assert.equal(rowAt(other, 'all', 555), null);
  });

  it('does not grow without bound, and the newest block stays', () => {
    let cache = opened();
    for (let block = 0; block < 400; block += 1) cache = withRows(cache, rows(1, block * BLOCK_ROWS));
    assert.ok(cache.blocks.size <= 120);
    assert.notEqual(rowAt(cache, 'all', 399 * BLOCK_ROWS), null);
  });
});
