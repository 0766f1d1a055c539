import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { similarity } from '../../../../../src/core/rubric/advice/similarity.ts';
import { SIMILARITY_LIMIT } from '../../../../../src/core/rubric/limits.ts';

describe('similarity', () => {
  const pairs: readonly (readonly [a: string, b: string, similarity: number])[] = [
    ['It is clear.', 'It is clear.', 1],
    ['It is clear.', 'Clear, it IS!', 1],
    ['It is clear.', 'Nothing to see here', 0],
    ['one two three four', 'one two three five', 0.75],
    ['very very good', 'very good', 0.8],
    ['It is clear', 'It is not clear', 4 / 7],
    ['It is not clear', "It isn't clear", 4 / 7],
    ['It is not clear, it is short', 'It is not clear, it is long', 6 / 7],
    ['这个 回答 很好', '这个 回答 很好', 1],
    ['', '...', 1],
    ['', 'word', 0],
  ];
  for (const [a, b, expected] of pairs) {
    it(`of “${a}” and “${b}” is ${expected.toFixed(2)}`, () => {
      assert.ok(Math.abs(similarity(a, b) - expected) < 1e-12, String(similarity(a, b)));
    });
  }

  it('finds descriptions alike that differ only in degree, and those apart that differ by a negation', () => {
    assert.ok(similarity('The response is somewhat clear.', 'The response is very clear.') >= SIMILARITY_LIMIT);
    assert.ok(similarity('The response is clear.', 'The response is not clear.') < SIMILARITY_LIMIT);
  });

  it('is symmetric, between 0 and 1, and 1 for equal texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        assert.equal(similarity(a, b), similarity(b, a));
        assert.ok(similarity(a, b) >= 0 && similarity(a, b) <= 1);
        assert.equal(similarity(a, a), 1);
      }),
    );
  });
});
