import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { EXCERPT_LENGTH, responseExcerpt } from '../../../../src/core/history/excerpt.ts';

describe('The excerpt of a response', () => {
  it('is the text itself when short, as one line', () => {
    assert.strictEqual(responseExcerpt('  One\r\n\n  two\tthree '), 'One two three');
  });

  it('does not cut a surrogate pair in half', () => {
    assert.strictEqual(responseExcerpt(`${'x'.repeat(EXCERPT_LENGTH - 1)}😀`), 'x'.repeat(EXCERPT_LENGTH - 1));
  });

  it('is short, well formed and on one line for every well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (response) => {
        const excerpt = responseExcerpt(response);
        assert.ok(excerpt.length <= EXCERPT_LENGTH);
        assert.ok(excerpt.isWellFormed());
        assert.doesNotMatch(excerpt, /[\r\n\t]/);
      }),
    );
  });
});
