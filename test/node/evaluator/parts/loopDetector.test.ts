import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { LoopDetector } from '../../../../src/core/grading/feedback/loopDetector.ts';

function firstLoop(tokens: readonly number[]): number {
  const detector = new LoopDetector();
  return tokens.findIndex((token) => detector.push(token)) + 1;
}

const distinct = fc.uniqueArray(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 128 });

describe('loop detector', () => {
  it('finds a span of any length up to 128 as soon as it stood there three times, 48 tokens in all', () => {
    fc.assert(
      fc.property(distinct, fc.array(fc.integer({ min: 200_000, max: 900_000 }), { maxLength: 50 }), (span, before) => {
        const unique = [...new Set(before)];
        const looping = Array.from({ length: 5 * Math.max(span.length, 48) }, (_, index) => span[index % span.length] ?? 0);
        assert.equal(firstLoop([...unique, ...looping]), unique.length + Math.max(3 * span.length, 48));
      }),
    );
  });

  it('lets a text pass that says something twice', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 16, maxLength: 128 }), (span) => {
        assert.equal(firstLoop([...span, ...span]), 0);
      }),
    );
  });

  it('lets a row of a few equal tokens pass, such as a ruler', () => {
    assert.equal(firstLoop(new Array<number>(47).fill(9)), 0);
    assert.equal(firstLoop(new Array<number>(48).fill(9)), 48);
  });
});
