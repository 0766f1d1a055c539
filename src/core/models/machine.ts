/** What a model has to fit into. */
export interface Machine {
  /** Of this process's control group where that is smaller. */
  readonly totalMemoryBytes: number;
  /** Memory that can be had without swapping; null when the system does not tell it in a useful way. */
  readonly freeMemoryBytes: number | null;
  /** Null when none is known, which does not say that there is none. */
  readonly gpu: { readonly name: string; readonly memoryBytes: number } | null;
  readonly cores: number;
}

/** A size for people, with one decimal: `4.9 GB`, 10^9 bytes each; below 1 GB in whole MB. */
export function displaySize(bytes: number): string {
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** The machine in words: `3.1 of 24.0 GB of memory are free`. */
export function describeMachine({ totalMemoryBytes, freeMemoryBytes, gpu }: Machine): string {
  const memory = freeMemoryBytes === null ? `${displaySize(totalMemoryBytes)} of memory` : `${displaySize(totalMemoryBytes)} of memory, ${displaySize(freeMemoryBytes)} free`;
  return gpu === null ? memory : `${memory}, ${gpu.name} with ${displaySize(gpu.memoryBytes)}`;
}
