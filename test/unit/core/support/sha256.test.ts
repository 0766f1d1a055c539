import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { sha256Hex } from '../../../../src/core/support/sha256.ts';

describe('sha256Hex', () => {
  it('is that of FIPS 180-4', () => {
    assert.equal(sha256Hex('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is what the platform computes over UTF-8', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => { assert.equal(sha256Hex(text), createHash('sha256').update(text, 'utf8').digest('hex')); }), { numRuns: 50 });
  });
});
