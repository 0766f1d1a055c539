import type { LlamaContext, LlamaModel } from 'node-llama-cpp';
import type { ModelMemory, ModelPlace } from '../../protocol/evaluatorProtocol.ts';
import { gpuName } from './describeNoGpu.ts';
import type { Engine } from './llama.ts';

/** Where the layers of a model are. */
export async function modelPlace({ llama, whyNoGpu }: Engine, model: LlamaModel): Promise<ModelPlace> {
  const { gpuLayers } = model;
  const { totalLayers } = model.fileInsights;
  if (llama.gpu === false || gpuLayers === 0) {
    const noRoom = llama.gpu !== false && whyNoGpu === null ? 'no layer fits into its free memory.' : whyNoGpu;
    return { gpu: null, gpuLayers: 0, totalLayers, whyNoGpu: noRoom };
  }
  const [device] = await llama.getGpuDeviceNames();
  return { gpu: device === undefined ? gpuName(llama.gpu) : `${device} (${gpuName(llama.gpu)})`, gpuLayers, totalLayers, whyNoGpu: null };
}

/** What a model and its context take, by the engine's own account. */
export function modelMemory(model: LlamaModel, context: LlamaContext): ModelMemory {
  return { ramBytes: model.memoryUsage.ram + context.memoryUsage.ram, gpuBytes: model.memoryUsage.vram + context.memoryUsage.vram };
}
