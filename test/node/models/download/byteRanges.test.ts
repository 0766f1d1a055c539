import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { addRange, clipRanges, countBytes, cutRanges, missingRanges, type ByteRange } from '../../../../src/host/models/download/byteRanges.ts';

const SIZE = 40;
const range = fc.tuple(fc.nat(SIZE), fc.nat(SIZE)).map(([a, b]): ByteRange => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const added = fc.array(range, { maxLength: 8 });

function bytesOf(ranges: readonly ByteRange[]): Set<number> {
  return new Set(ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)));
}

function union(ranges: readonly ByteRange[]): ByteRange[] {
  return ranges.reduce<ByteRange[]>((all, each) => addRange(all, each), []);
}

describe('byte ranges', () => {
  it('added in any order are the bytes of all, sorted, apart, and with gaps between them', () => {
    fc.assert(
      fc.property(added, (ranges) => {
        const all = union(ranges);
        assert.deepEqual(bytesOf(all), bytesOf(ranges));
        assert.equal(countBytes(all), bytesOf(ranges).size);
        all.forEach(({ from, to }, index) => {
          assert.ok(from < to && from > (all[index - 1]?.to ?? -1));
        });
      }),
    );
  });

  it('miss exactly what they have not', () => {
    fc.assert(
      fc.property(added, range, (ranges, within) => {
        const had = bytesOf(ranges);
        const wanted = new Set([...bytesOf([within])].filter((byte) => !had.has(byte)));
        assert.deepEqual(bytesOf(missingRanges(union(ranges), within)), wanted);
      }),
    );
  });

  it('are the same bytes when cut, in pieces that are not too large', () => {
    fc.assert(
      fc.property(added, fc.integer({ min: 1, max: 50 }), (ranges, most) => {
        const pieces = cutRanges(union(ranges), most);
        assert.deepEqual(bytesOf(pieces), bytesOf(ranges));
        assert.equal(countBytes(pieces), bytesOf(ranges).size);
        assert.ok(pieces.every(({ from, to }) => to > from && to - from <= most));
      }),
    );
  });

  it('end where the file ends when clipped', () => {
    fc.assert(
      fc.property(added, fc.nat(SIZE), (ranges, bytes) => {
        assert.deepEqual(bytesOf(clipRanges(union(ranges), bytes)), new Set([...bytesOf(ranges)].filter((byte) => byte < bytes)));
      }),
    );
  });
});
