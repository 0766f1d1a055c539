import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { placeFacts } from '../../../../src/vscode/model/placeFacts.ts';
import { NO_FACTS, statusText } from '../../../../src/vscode/model/statusText.ts';

const STATUS = { state: 'ready', modelPath: '/m.gguf', residentBytes: 2e9 } as const;

describe('what a status says of the place', () => {
  it('names the GPU with its layers and its memory', () => {
    const facts = placeFacts({ ...STATUS, place: { gpu: 'NVIDIA H100 (CUDA)', gpuLayers: 20, totalLayers: 33, whyNoGpu: null }, memory: { ramBytes: 1e9, gpuBytes: 3e9 } });
    const { tooltip } = statusText({ kind: 'ready', modelName: 'Tiny' }, { ...NO_FACTS, ...facts });
    assert.match(tooltip, /Runs on: NVIDIA H100 \(CUDA\), 20 of 33 layers\nMemory of its process: 2\.0 GB\nMemory on the GPU: 3\.0 GB\n/);
  });

  it('says why the CPU has to do', () => {
    const facts = placeFacts({ ...STATUS, place: { gpu: null, gpuLayers: 0, totalLayers: 33, whyNoGpu: 'Vulkan: no driver or no device was found.' } });
    const { text, tooltip } = statusText({ kind: 'ready', modelName: 'Tiny' }, { ...NO_FACTS, ...facts });
    assert.equal(text, '$(law) Tiny · CPU');
    assert.match(tooltip, /Runs on: CPU\nNo GPU is used: Vulkan: no driver or no device was found\.\n/);
  });

  it('knows nothing of a server', () => {
    assert.deepEqual(placeFacts(STATUS), { place: null, whyNoGpu: null, memoryBytes: 2e9, gpuBytes: null });
  });
});
