import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isPromptFamily, PROMPT_FAMILIES } from '../../../../src/core/grading/family.ts';

describe('isPromptFamily', () => {
  it('knows the families and nothing else', () => {
    assert.ok(PROMPT_FAMILIES.every(isPromptFamily));
    for (const other of ['auto', 'Prometheus-1', '', null, 1]) assert.equal(isPromptFamily(other), false);
  });
});
