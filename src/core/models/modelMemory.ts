import type { ModelShape } from './catalogue.ts';

/** How the engine keeps keys and values of the context: 16-bit floats, or blocks of 8 or 4 bits. */
export type KvCacheType = 'f16' | 'q8_0' | 'q4_0';

/** From the most precise to the smallest. */
export const KV_CACHE_TYPES: readonly KvCacheType[] = ['f16', 'q8_0', 'q4_0'];

/** Bytes of a key or value element: the blocks of ggml hold 32 elements and a 16-bit scale. */
const ELEMENT_BYTES: Readonly<Record<KvCacheType, number>> = { f16: 2, q8_0: 34 / 32, q4_0: 18 / 32 };

/** The largest context in tokens that the evaluator chooses when none is asked for. */
const DEFAULT_CONTEXT_TOKENS = 4096;

/** Whether a value of unknown origin names a type of cache. */
export function isKvCacheType(value: unknown): value is KvCacheType {
  return KV_CACHE_TYPES.some((type) => type === value);
}

/** The context in tokens that a model runs with: the one asked for (null: none), or the smaller of 4,096 and the trained one. */
export function effectiveContext(askedTokens: number | null, trainedTokens: number | null): number {
  return askedTokens ?? Math.min(trainedTokens ?? DEFAULT_CONTEXT_TOKENS, DEFAULT_CONTEXT_TOKENS);
}

/**
 * Least memory in bytes to run a model: its weights, and a key and a value for every token, layer and key-value head.
 * The working buffers of the engine come on top.
 */
export function modelMemory(weightBytes: number, { layers, embedding, heads, keyValueHeads }: ModelShape, contextTokens: number, kvCacheType: KvCacheType = 'f16'): number {
  const perToken = 2 * ELEMENT_BYTES[kvCacheType] * layers * embedding * (keyValueHeads / heads);
  return weightBytes + contextTokens * perToken;
}
