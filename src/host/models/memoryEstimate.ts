import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import type { GgufHeader } from './ggufHeader.ts';

/** Bytes of a key or value element in the engine's cache (16-bit floats). */
const CACHE_ELEMENT_BYTES = 2;

/** The context that the evaluator chooses when none is asked for; see `LoadParams`. */
const DEFAULT_CONTEXT_TOKENS = 4096;

/** Least memory in bytes to run a model: its weights, and keys and values for every token of the context. */
export function estimateMemory(header: GgufHeader, contextTokens: number | null): number {
  const tokens = contextTokens ?? Math.min(header.contextLength ?? DEFAULT_CONTEXT_TOKENS, DEFAULT_CONTEXT_TOKENS);
  const sharing = header.headCount && header.keyValueHeadCount ? header.keyValueHeadCount / header.headCount : 1;
  const perToken = 2 * CACHE_ELEMENT_BYTES * (header.blockCount ?? 0) * (header.embeddingLength ?? 0) * sharing;
  return header.fileBytes + tokens * perToken;
}

/**
 * Refuses what clearly cannot fit, with the numbers; null when it may. Only the machine's total memory in bytes is
 * known here: with a GPU twice that is allowed, since weights may lie in its own memory. The engine has the last word.
 */
export function memoryFailure(neededBytes: number, totalBytes: number, gpuLayers: number | 'auto'): EvaluatorFailure | null {
  const limit = gpuLayers === 0 ? totalBytes : 2 * totalBytes;
  if (neededBytes <= limit) return null;
  return { kind: 'out-of-memory', detail: `the model and its context need about ${gigabytes(neededBytes)}, this machine has ${gigabytes(totalBytes)}` };
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
