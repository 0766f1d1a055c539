import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeGguf } from '../../../src/host/models/ggufHeader.ts';
import { hostMachine, mayHaveGpu } from '../../../src/host/models/hostMachine.ts';
import { estimateMemory, memoryFailure } from '../../../src/host/models/memoryEstimate.ts';

const GB = 1e9;

/** Shapes as their GGUF files tell them. */
function header(fileBytes: number, heads: number, keyValueHeads: number, contextLength = 32_768): ReturnType<typeof describeGguf> {
  const metadata = new Map(
    Object.entries({
      'general.architecture': 'llama',
      'general.file_type': 15,
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
  const machine = { totalMemoryBytes: 24 * GB, freeMemoryBytes: 3.1 * GB, gpu: null, cores: 8 };

  it('refuses what cannot fit, with the numbers and what would', () => {
    assert.deepEqual(memoryFailure(header(4.37 * GB, 32, 8), { machine, contextTokens: null, mayUseGpu: false }), {
      kind: 'out-of-memory',
      detail: 'Q4_K_M needs 4.9 GB with its context, free now 3.1 GB of 24.0 GB; M-Prometheus 3B Q4_K_M would fit with 2.1 GB',
    });
  });

  it('lets pass what fits, and what a card may hold', () => {
    assert.equal(memoryFailure(header(2 * GB, 32, 8), { machine, contextTokens: null, mayUseGpu: false }), null);
    assert.equal(memoryFailure(header(4.37 * GB, 32, 8), { machine, contextTokens: null, mayUseGpu: true }), null);
  });

  it('refuses a context of 50 million tokens, and heads that are no number', () => {
    assert.equal(memoryFailure(header(4 * GB, 32, 8), { machine, contextTokens: 50_000_000, mayUseGpu: true })?.kind, 'out-of-memory');
    assert.equal(memoryFailure(header(4 * GB, 0, 8), { machine, contextTokens: null, mayUseGpu: false })?.kind, 'out-of-memory');
  });
});

describe('hostMachine', () => {
  const source = { platform: 'linux', totalBytes: 64 * GB, constrainedBytes: 0, availableBytes: 20 * GB, cores: 8, exists: () => false } as const;

  it('is this machine', () => {
    const { totalMemoryBytes, freeMemoryBytes, cores, gpu } = hostMachine();
    assert.ok(totalMemoryBytes > GB / 4 && cores >= 1 && gpu === null);
    assert.ok(process.platform === 'darwin' ? freeMemoryBytes === null : freeMemoryBytes !== null && freeMemoryBytes > 0 && freeMemoryBytes <= totalMemoryBytes);
  });

  it('counts what its control group may have', () => {
    assert.deepEqual(hostMachine({ ...source, constrainedBytes: 8 * GB }), { totalMemoryBytes: 8 * GB, freeMemoryBytes: 8 * GB, gpu: null, cores: 8 });
    assert.equal(hostMachine({ ...source, constrainedBytes: 2 ** 63 }).totalMemoryBytes, 64 * GB);
  });

  it('does not trust what macOS calls free', () => {
    assert.equal(hostMachine({ ...source, platform: 'darwin', availableBytes: 0.1 * GB }).freeMemoryBytes, null);
  });

  it('rules out a graphics card only on Linux, by its device files', () => {
    assert.equal(mayHaveGpu(source), false);
    assert.equal(mayHaveGpu({ ...source, exists: (path) => path === '/dev/nvidia0' }), true);
    assert.equal(mayHaveGpu({ ...source, platform: 'win32' }), true);
  });
});
