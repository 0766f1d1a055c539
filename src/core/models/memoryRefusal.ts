import { displaySize, type Machine } from './machine.ts';
import type { Recommendation } from './recommend.ts';

/** What is to be loaded. */
export interface MemoryNeed {
  /** A short name, e.g. `Q4_K_M`, `The model`. */
  readonly label: string;
  /** Weights, and keys and values of the context. */
  readonly neededBytes: number;
}

/**
 * Why a model is not loaded, with the numbers; null when it may be. Weights can lie in the memory of a GPU that nobody
 * measured (`mayUseGpu`): then only twice the machine's memory is too much, and what is free does not count. Without a
 * GPU neither all memory nor the free part may be exceeded.
 */
export function memoryRefusal({ label, neededBytes }: MemoryNeed, machine: Machine, mayUseGpu: boolean, ranked: readonly Recommendation[]): string | null {
  const { totalMemoryBytes, freeMemoryBytes } = machine;
  const limit = mayUseGpu ? 2 * totalMemoryBytes : Math.min(totalMemoryBytes, freeMemoryBytes ?? Infinity);
  if (neededBytes <= limit) return null;
  const has = mayUseGpu || freeMemoryBytes === null ? `this machine has ${displaySize(totalMemoryBytes)}` : `free now ${displaySize(freeMemoryBytes)} of ${displaySize(totalMemoryBytes)}`;
  return `${label} needs ${displaySize(neededBytes)} with its context, ${has}; ${whatFits(ranked, limit)}`;
}

function whatFits(ranked: readonly Recommendation[], limit: number): string {
  const fitting = ranked.find(({ neededBytes }) => neededBytes <= limit);
  if (fitting === undefined) return 'no model of the catalogue fits';
  return `${fitting.model.name} ${fitting.file.precision} would fit with ${displaySize(fitting.neededBytes)}`;
}
