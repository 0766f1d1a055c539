import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assertNever } from '../../../../src/core/support/assertNever.ts';

describe('assertNever', () => {
  it('throws what it was given, since it must not be reached', () => {
    const values: never[] = JSON.parse('[{"kind":"new"}]');
    assert.throws(() => values.map(assertNever), /Unexpected value: \{"kind":"new"\}/u);
  });
});
