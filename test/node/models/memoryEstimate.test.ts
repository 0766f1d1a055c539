import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeGguf } from '../../../src/host/models/ggufHeader.ts';
import { estimateMemory, memoryFailure } from '../../../src/host/models/memoryEstimate.ts';

const GB = 1e9;

/** Shapes as their GGUF files tell them. */
function header(fileBytes: number, heads: number, keyValueHeads: number, contextLength = 32_768): ReturnType<typeof describeGguf> {
  const metadata = new Map(
    Object.entries({
      'general.architecture': 'llama',
      'llama.context_length': contextLength,
      'llama.block_count': 32,
      'llama.embedding_length': 4096,
      'llama.attention.head_count': heads,
      'llama.attention.head_count_kv': keyValueHeads,
    }),
  );
  return describeGguf({ version: 3, metadata, tensorCount: 1, headerBytes: 0, expectedBytes: fileBytes }, fileBytes);
}

describe('estimateMemory', () => {
  it('adds half a megabyte a token for Llama-2 7B, an eighth of one for Mistral 7B', () => {
    assert.equal(estimateMemory(header(0, 32, 32), 4096), 4096 * 512 * 1024);
    assert.equal(estimateMemory(header(0, 32, 8), 4096), 4096 * 128 * 1024);
  });

  it('takes the context that the evaluator would choose', () => {
    assert.equal(estimateMemory(header(GB, 32, 32), null), estimateMemory(header(GB, 32, 32), 4096));
    assert.equal(estimateMemory(header(GB, 32, 32, 2048), null), estimateMemory(header(GB, 32, 32), 2048));
  });
});

describe('memoryFailure', () => {
  it('lets pass what fits', () => {
    assert.equal(memoryFailure(8 * GB, 8 * GB, 0), null);
    assert.equal(memoryFailure(16 * GB, 8 * GB, 'auto'), null);
  });

  it('refuses what cannot fit, with both numbers', () => {
    const failure = memoryFailure(28.4 * GB, 8.35 * GB, 0);
    assert.deepEqual(failure, { kind: 'out-of-memory', detail: 'the model and its context need about 28.4 GB, this machine has 8.3 GB' });
    assert.equal(memoryFailure(28.4 * GB, 8.35 * GB, 'auto')?.kind, 'out-of-memory');
  });

  it('refuses a context of 50 million tokens', () => {
    assert.equal(memoryFailure(estimateMemory(header(4 * GB, 32, 8), 50_000_000), 64 * GB, 'auto')?.kind, 'out-of-memory');
  });
});
