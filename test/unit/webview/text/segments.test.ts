import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { splitAtMarks } from '../../../../webview/text/segments.ts';

describe('Splitting a text at its quotations', () => {
  it('cuts plain and marked pieces, in order, whatever the order of the marks', () => {
    const marks = [
      { range: { start: 12, end: 15 }, value: 'second' },
      { range: { start: 4, end: 7 }, value: 'first' },
    ];
    assert.deepEqual(splitAtMarks('say one and two', marks), [
      { text: 'say ', mark: null },
      { text: 'one', mark: 'first' },
      { text: ' and ', mark: null },
      { text: 'two', mark: 'second' },
    ]);
  });

  it('has no empty pieces at the ends, nor between neighbours', () => {
    const marks = [
      { range: { start: 0, end: 2 }, value: 1 },
      { range: { start: 2, end: 4 }, value: 2 },
    ];
    assert.deepEqual(splitAtMarks('abcd', marks), [
      { text: 'ab', mark: 1 },
      { text: 'cd', mark: 2 },
    ]);
    assert.deepEqual(splitAtMarks('', []), []);
  });

  it('leaves out marks that overlap, are empty, or lie outside', () => {
    const marks = [
      { range: { start: 1, end: 4 }, value: 'kept' },
      { range: { start: 3, end: 6 }, value: 'overlaps' },
      { range: { start: 5, end: 5 }, value: 'empty' },
      { range: { start: 5, end: 99 }, value: 'outside' },
      { range: { start: -1, end: 1 }, value: 'before' },
    ];
    assert.deepEqual(
      splitAtMarks('abcdef', marks).map(({ mark }) => mark),
      [null, 'kept', null],
    );
  });

  it('always joins to the text, and each piece has something in it', () => {
    const ranges = fc.array(fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) }));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), ranges, (text, found) => {
        const pieces = splitAtMarks(text, found.map((range) => ({ range, value: range })));
        assert.equal(pieces.map((piece) => piece.text).join(''), text);
        assert.ok(pieces.every((piece) => piece.text.length > 0));
        for (const { text: piece, mark } of pieces) if (mark !== null) assert.equal(piece, text.slice(mark.start, mark.end));
      }),
    );
  });
});
