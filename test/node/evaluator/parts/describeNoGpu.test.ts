import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeNoGpu } from '../../../../src/evaluator/engine/describeNoGpu.ts';

describe('why there is no GPU', () => {
  it('is told for each kind that there is a build for', () => {
    assert.equal(describeNoGpu([]), 'no build of the engine for a GPU is installed.');
    assert.equal(describeNoGpu([{ gpu: 'cuda', reason: 'no device' }, { gpu: 'vulkan', reason: 'no driver' }]), 'CUDA: no device; Vulkan: no driver.');
  });
});
