import type { LlamaContextOptions, LlamaModelOptions } from 'node-llama-cpp';
import type { KvCacheType } from '../../core/models/modelMemory.ts';
import type { LoadParams } from '../../protocol/evaluatorProtocol.ts';

const DEFAULT_CONTEXT_TOKENS = 4096;

const GGML_TYPES = { f16: 'F16', q8_0: 'Q8_0', q4_0: 'Q4_0' } as const satisfies Readonly<Record<KvCacheType, string>>;

/** How many layers go to the GPU; `auto` leaves room there for the context that follows. */
export function gpuLayersOption(gpuLayers: LoadParams['gpuLayers'], { contextTokens }: Pick<LoadParams, 'contextTokens'>): NonNullable<LlamaModelOptions['gpuLayers']> {
  return gpuLayers === 'auto' ? { fitContext: { contextSize: contextTokens ?? DEFAULT_CONTEXT_TOKENS } } : gpuLayers;
}

/** How the context keeps its keys and values. Coarser values need flash attention. */
export function kvCacheOptions(type: KvCacheType): Partial<LlamaContextOptions> {
  if (type === 'f16') return {};
  const ggml = GGML_TYPES[type];
  return { flashAttention: true, experimentalKvCacheKeyType: ggml, experimentalKvCacheValueType: ggml };
}
