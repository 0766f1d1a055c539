import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { PromptFamily } from '../../../src/core/grading/family.ts';
import { detectFamily } from '../../../src/host/models/detectFamily.ts';
import { describeGguf } from '../../../src/host/models/ggufHeader.ts';
import type { GgufMetadataValue } from '../../../src/host/models/parseGgufHeader.ts';

const LLAMA_2 = { 'llama.attention.head_count': 32, 'llama.attention.head_count_kv': 32 };
const MISTRAL = { 'llama.attention.head_count': 32, 'llama.attention.head_count_kv': 8 };

const CASES: readonly (readonly [family: PromptFamily, fileName: string, architecture: string, metadata: Record<string, GgufMetadataValue>])[] = [
  ['prometheus-1', 'prometheus-13b-v1.0.Q4_K_M.gguf', 'llama', { 'general.name': 'kaist-ai_prometheus-13b-v1.0' }],
  ['prometheus-1', 'prometheus-13b-v1.0.Q2_K.gguf', 'llama', {}],
  ['prometheus-1', 'prometheus-7b-v1.0-q8_0.gguf', 'llama', { 'general.name': 'LLaMA v2' }],
  ['prometheus-1', 'judge.gguf', 'llama', { 'general.name': 'Prometheus 13b v1.0' }],
  ['prometheus-1', 'prometheus.gguf', 'llama', LLAMA_2],
  ['prometheus-2', 'prometheus-7b-v2.0.Q4_K_M.gguf', 'llama', { 'general.name': 'models' }],
  ['prometheus-2', 'prometheus-eval_-_prometheus-7b-v2.0.Q6_K.gguf', 'llama', {}],
  ['prometheus-2', 'prometheus-8x7b-v2.0.Q2_K.gguf', 'llama', {}],
  ['prometheus-2', 'prometheus-bgb-8x7b-v2.0.Q4_K_M.gguf', 'llama', {}],
  ['prometheus-2', 'judge.gguf', 'llama', { 'general.base_model.0.name': 'Prometheus 7b v2.0' }],
  ['prometheus-2', 'prometheus-7b-v2.0.gguf', 'llama', { 'general.name': 'LLaMA v2' }],
  ['prometheus-2', 'my-prometheus.gguf', 'llama', MISTRAL],
  ['prometheus-2', 'prometheus_7b_v2_0.gguf', 'llama', {}],
  ['m-prometheus', 'M-Prometheus-3B.Q4_K_M.gguf', 'qwen2', {}],
  ['m-prometheus', 'model.gguf', 'qwen2', { 'general.name': 'M Prometheus 14B' }],
  ['generic', 'prometheus-next.gguf', 'gemma3', {}],
  ['generic', 'mistral-7b-instruct-v0.2.Q4_K_M.gguf', 'llama', MISTRAL],
  ['generic', 'llama-2-13b-chat.Q4_0.gguf', 'llama', LLAMA_2],
  ['generic', 'qwen2.5-7b-instruct.gguf', 'qwen2', {}],
  ['generic', 'SmolLM2-135M-Instruct.Q4_1.gguf', 'llama', { 'general.name': 'Smollm2 135M 8k Lc100K Mix1 Ep2' }],
];

describe('detectFamily', () => {
  it('says what the guess rests on', () => {
    const header = describeGguf({ version: 3, metadata: new Map(Object.entries({ 'general.architecture': 'llama', ...MISTRAL })), tensorCount: 1, headerBytes: 0, expectedBytes: 0 }, 0);
    assert.equal(detectFamily(header, 'prometheus-7b-v2.0.gguf').basis, 'it is named Prometheus and v2');
    assert.equal(detectFamily(header, 'my-prometheus.gguf').basis, 'it is named Prometheus and built like Mistral');
    assert.equal(detectFamily(header, 'judge.gguf').basis, 'neither its metadata nor its file name says Prometheus');
  });

  for (const [family, fileName, architecture, metadata] of CASES) {
    it(`takes ${fileName} (${architecture}, ${JSON.stringify(metadata)}) for ${family}`, () => {
      const entries = new Map(Object.entries({ ...metadata, 'general.architecture': architecture }));
      const header = describeGguf({ version: 3, metadata: entries, tensorCount: 1, headerBytes: 0, expectedBytes: 0 }, 0);
      const guess = detectFamily(header, fileName);
      assert.equal(guess.family, family);
      assert.match(guess.basis, family === 'generic' ? /Prometheus/ : /^it is named Prometheus and /);
    });
  }
});
