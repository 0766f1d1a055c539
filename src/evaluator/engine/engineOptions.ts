import type { LlamaModelOptions } from 'node-llama-cpp';
import type { KvCacheType } from '../../core/models/modelMemory.ts';
import type { LoadParams } from '../../protocol/evaluatorProtocol.ts';

const DEFAULT_CONTEXT_TOKENS = 4096;

const GGML_TYPES = { f16: 'F16', q8_0: 'Q8_0', q4_0: 'Q4_0' } as const satisfies Readonly<Record<KvCacheType, string>>;

/** How many layers go to the GPU; `auto` leaves room there for the context that follows. */
export function gpuLayersOption(gpuLayers: LoadParams['gpuLayers'], { contextTokens }: Pick<LoadParams, 'contextTokens'>): NonNullable<LlamaModelOptions['gpuLayers']> {
  return gpuLayers === 'auto' ? { fitContext: { contextSize: contextTokens ?? DEFAULT_CONTEXT_TOKENS } } : gpuLayers;
}

/**
 * How the context keeps its keys and values, as options of `createContext`. Coarser values need flash attention. The
 * binding marks both names as deprecated to warn of them: not every model has a shape that the coarser types fit, and
 * then the load fails. So the names are put together here, and the default leaves them out.
 */
export function kvCacheOptions(type: KvCacheType): object {
  if (type === 'f16') return {};
  return { flashAttention: true, ...Object.fromEntries(['Key', 'Value'].map((part) => [`experimentalKvCache${part}Type`, GGML_TYPES[type]])) };
}
