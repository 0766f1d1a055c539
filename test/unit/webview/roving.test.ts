import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { rowAfterKey } from '../../../webview/roving.ts';

const KEYS = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'];

describe('Moving in a list by keyboard', () => {
  it('moves by one, by ten, and to the ends', () => {
    const from5 = KEYS.map((key) => rowAfterKey(key, 5, 100));
    assert.deepEqual(from5, [6, 4, 15, 0, 0, 99]);
  });

  it('leaves other keys to others', () => {
    assert.deepEqual(
      ['a', 'Tab', 'Enter', 'ArrowLeft'].map((key) => rowAfterKey(key, 5, 100)),
      [null, null, null, null],
    );
  });

  it('never leaves the list, and goes nowhere in an empty one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KEYS), fc.nat(200), fc.integer({ min: 1, max: 200 }), (key, row, count) => {
        const next = rowAfterKey(key, row % count, count);
        assert.ok(next !== null && next >= 0 && next < count);
      }),
    );
    assert.equal(rowAfterKey('End', 0, 0), null);
  });
});
