import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assertNever } from '../../../../src/core/support/assertNever.ts';

describe('assertNever', () => {
  it('throws what it was given, since it must not be reached', () => {
    // A value that the types do not know, as from another version of the program.
    const value = { kind: 'new' } as never;
    assert.throws(() => assertNever(value), /Unexpected value: \{"kind":"new"\}/u);
  });
});
