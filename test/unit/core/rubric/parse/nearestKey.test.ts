import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { editDistance, nearestKey } from '../../../../../src/core/rubric/parse/nearestKey.ts';
import { RUBRIC_KEYS } from '../../../../../src/core/rubric/rubricSchema.ts';

const KEYS: readonly (readonly [given: string, nearest: string | null])[] = [
  ['treshold', 'threshold'],
  ['criterion', 'criteria'],
  ['Criteria', 'criteria'],
  ['score', 'scores'],
  ['tag', 'tags'],
  ['refrence', 'reference'],
  ['nmae', null],
  ['author', null],
  ['', null],
  ['criteria'.repeat(10), null],
];

describe('nearestKey', () => {
  for (const [given, nearest] of KEYS) {
    it(`of “${given.slice(0, 20)}” is ${nearest ?? 'none'}`, () => {
      assert.equal(nearestKey(given, RUBRIC_KEYS), nearest);
    });
  }
});

describe('editDistance', () => {
  it('counts what must be inserted, removed and replaced', () => {
    assert.equal(editDistance('kitten', 'sitting'), 3);
    assert.equal(editDistance('', 'abc'), 3);
    assert.equal(editDistance('abc', ''), 3);
  });

  it('is a metric', () => {
    const text = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        assert.equal(editDistance(a, b), editDistance(b, a));
        assert.equal(editDistance(a, b) === 0, a === b);
        assert.ok(editDistance(a, c) <= editDistance(a, b) + editDistance(b, c));
      }),
    );
  });
});
