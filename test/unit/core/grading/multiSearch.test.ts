import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { findFirstOf } from '../../../../src/core/grading/multiSearch.ts';

const anywhere = (): boolean => true;

/** The plain way to say it. */
function firstOf(pattern: string, text: string, isBorder: (at: number) => boolean): number {
  if (pattern === '') return -1;
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
    if (isBorder(at) && isBorder(at + pattern.length)) return at;
  }
  return -1;
}

const ab = (constraints: fc.StringConstraints): fc.Arbitrary<string> => fc.string({ ...constraints, unit: fc.constantFrom('a', 'b') });

describe('findFirstOf', () => {
  it('finds patterns inside each other, equal ones, and none', () => {
    assert.deepEqual(findFirstOf(['she', 'he', 'hers', 'his', 'he', ''], 'ushers', anywhere), [1, 2, 2, -1, 2, -1]);
  });

  it('finds what the plain search finds', () => {
    fc.assert(
      fc.property(fc.array(ab({ maxLength: 6 }), { maxLength: 8 }), ab({ maxLength: 60 }), fc.func(fc.boolean()), (patterns, text, border) => {
        const isBorder = (at: number): boolean => border(at);
        assert.deepEqual(findFirstOf(patterns, text, isBorder), patterns.map((pattern) => firstOf(pattern, text, isBorder)));
      }),
      { numRuns: 300 },
    );
  });
});
