import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { toSearchQuery } from '../../../../src/core/history/searchQuery.ts';

describe('The search text', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['', null],
    ['   \n', null],
    ['*** --- "', null],
    ['clear', '"clear"*'],
    ['clear polite', '"clear" "polite"*'],
    ['AND OR NOT NEAR', '"AND" "OR" "NOT" "NEAR"*'],
    ['say "so"', '"say" """so"""'],
    ['feedback:x', '"feedback:x"'],
    ['a', '"a"'],
    ['vitamin C', '"vitamin" "C"'],
    ['step 12', '"step" "12"*'],
    ['明', '"明"*'],
    ['a\0b', '"a" "b"'],
  ];
  for (const [typed, query] of cases) {
    it(`${JSON.stringify(typed)} becomes ${query ?? 'no query'}`, () => {
      assert.strictEqual(toSearchQuery(typed), query);
    });
  }

  it('never leaves anything outside quotes but spaces and one last star', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const query = toSearchQuery(typed);
        if (query !== null) assert.match(query, /^("([^"]|"")+")( "([^"]|"")+")*\*?$/u);
      }),
    );
  });

  it('takes 32 words at most', () => {
    const words = Array.from({ length: 40 }, (_, index) => `word${index}`);
    assert.strictEqual(toSearchQuery(words.join(' '))?.split(' ').length, 32);
  });
});
