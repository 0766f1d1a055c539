import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { readDefaults } from '../../../../src/core/defaults/readDefaults.ts';

describe('the setting of defaults', () => {
  it('gives the most specific glob first, whatever the order of the setting', () => {
    const pairs = { '**/*': 'a', '**/*.{md,txt,markdown}': 'b', '**/*.md': 'c', 'answers/**': 'd', 'answers/support.md': 'e' };
    const expected = ['answers/support.md', 'answers/**', '**/*.md', '**/*.{md,txt,markdown}', '**/*'];
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(pairs), { minLength: 5 }), (shuffled) => {
        assert.deepEqual(readDefaults(Object.fromEntries(shuffled)).map(({ glob }) => glob), expected);
      }),
    );
  });

  it('keeps the order of globs that are equally specific', () => {
    assert.deepEqual(readDefaults({ '*.md': 'a', 'b.*d': 'b' }).map(({ criteria }) => criteria), ['a', 'b']);
    assert.deepEqual(readDefaults({ 'b/*': 'b', 'a/*': 'a' }).map(({ criteria }) => criteria), ['b', 'a']);
  });

  it('keeps an empty value, by which a folder has no default', () => {
    assert.deepEqual(readDefaults({ '**/*.md': ' ' }), [{ glob: '**/*.md', criteria: '' }]);
  });

  it('leaves out what is no pair of texts', () => {
    assert.deepEqual(readDefaults({ '*.md': 3, '': 'x', '*.txt': 'clarity', a: null, b: ['x'] }), [{ glob: '*.txt', criteria: 'clarity' }]);
    for (const setting of [null, undefined, 'x', 3, [], ['*.md']]) assert.deepEqual(readDefaults(setting), []);
  });
});
