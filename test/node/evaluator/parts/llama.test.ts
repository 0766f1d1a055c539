import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createEngine } from '../../../../src/evaluator/engine/llama.ts';

describe('the engine', () => {
  it('is opened once for each kind of use, and tried again after a failure', async () => {
    const asked: boolean[] = [];
    const engine = createEngine((useGpu) => {
      asked.push(useGpu);
      return asked.length === 1 ? Promise.reject(new Error('not now')) : Promise.resolve(`engine ${asked.length}`);
    });
    await assert.rejects(engine(true), /not now/);
    assert.deepEqual([await engine(true), await engine(true), await engine(false), await engine(true)], ['engine 2', 'engine 2', 'engine 3', 'engine 2']);
    assert.deepEqual(asked, [true, true, false]);
  });
});
