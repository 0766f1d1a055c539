import type { ModelShape } from './catalogue.ts';

/** Bytes of a key or value element in the engine's cache (16-bit floats). */
const CACHE_ELEMENT_BYTES = 2;

/** The largest context in tokens that the evaluator chooses when none is asked for. */
const DEFAULT_CONTEXT_TOKENS = 4096;

/** The context in tokens that a model runs with: the one asked for (null: none), or the smaller of 4,096 and the trained one. */
export function effectiveContext(askedTokens: number | null, trainedTokens: number | null): number {
  return askedTokens ?? Math.min(trainedTokens ?? DEFAULT_CONTEXT_TOKENS, DEFAULT_CONTEXT_TOKENS);
}

/**
 * Least memory in bytes to run a model: its weights, and a key and a value for every token, layer and key-value head.
 * The working buffers of the engine come on top.
 */
export function modelMemory(weightBytes: number, { layers, embedding, heads, keyValueHeads }: ModelShape, contextTokens: number): number {
  const perToken = 2 * CACHE_ELEMENT_BYTES * layers * embedding * (keyValueHeads / heads);
  return weightBytes + contextTokens * perToken;
}
