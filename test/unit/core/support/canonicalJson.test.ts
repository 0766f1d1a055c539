import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { canonicalJson, type Json } from '../../../../src/core/support/canonicalJson.ts';

const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.constant(null), fc.boolean(), fc.integer(), fc.string(), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true })),
})).value;

/** The same value with the keys of each object the other way round. */
function reversed(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item: Json) => reversed(item));
  return Object.fromEntries(Object.entries(value).reverse().map(([key, member]) => [key, reversed(member)]));
}

describe('canonicalJson', () => {
  it('sorts keys by code unit and writes no white space', () => {
    assert.equal(canonicalJson({ b: [1, { d: null, c: 'x' }], B: true, a: 0.5 }), '{"B":true,"a":0.5,"b":[1,{"c":"x","d":null}]}');
  });

  it('is JSON of the same value', () => {
    fc.assert(fc.property(json, (value) => { assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value))); }));
  });

  it('does not depend on the order of keys', () => {
    fc.assert(fc.property(json, (value) => { assert.equal(canonicalJson(reversed(value)), canonicalJson(value)); }));
  });
});
