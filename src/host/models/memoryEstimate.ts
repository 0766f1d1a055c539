import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import type { Machine } from '../../core/models/machine.ts';
import { memoryRefusal } from '../../core/models/memoryRefusal.ts';
import { effectiveContext, modelMemory, type KvCacheType } from '../../core/models/modelMemory.ts';
import { recommend } from '../../core/models/recommend.ts';
import { shippedCatalogue } from '../../core/models/shippedCatalogue.ts';
import type { GgufHeader } from './ggufHeader.ts';

/** Least memory in bytes to run a model, by its head; see `modelMemory`. `contextTokens` is the one asked for. */
export function estimateMemory(header: GgufHeader, contextTokens: number | null, kvCacheType: KvCacheType = 'f16'): number {
  const heads = Math.max(1, header.headCount ?? 1);
  const shape = { layers: header.blockCount ?? 0, embedding: header.embeddingLength ?? 0, heads, keyValueHeads: header.keyValueHeadCount ?? heads };
  return modelMemory(header.fileBytes, shape, effectiveContext(contextTokens, header.contextLength), kvCacheType);
}

/** Where and how a model is to be loaded. */
export interface MemoryConditions {
  readonly machine: Machine;
  readonly contextTokens: number | null;
  readonly kvCacheType?: KvCacheType;
  readonly mayUseGpu: boolean;
}

/** Refuses what clearly cannot fit, with the numbers and what would; null when it may. The engine has the last word. */
export function memoryFailure(header: GgufHeader, { machine, contextTokens, kvCacheType = 'f16', mayUseGpu }: MemoryConditions): EvaluatorFailure | null {
  const need = { label: header.precision ?? 'the model', neededBytes: estimateMemory(header, contextTokens, kvCacheType) };
  if (memoryRefusal(need, machine, mayUseGpu, []) === null) return null;
  const detail = memoryRefusal(need, machine, mayUseGpu, recommend(shippedCatalogue(), machine, contextTokens, kvCacheType));
  return detail === null ? null : { kind: 'out-of-memory', detail };
}
