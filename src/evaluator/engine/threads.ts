import { availableParallelism } from 'node:os';

/**
 * Threads for decoding: what was asked for, else one fewer than the cores that are good for mathematics and that the
 * process may use. llama.cpp's threads wait for each other at every operation by spinning, so that one of them without
 * a core of its own stalls all: on a busy machine with 2 cores, 2 threads wrote 1 token per second and 1 thread 30.
 * The number is the same each time, as it has an effect on the last bits of the result.
 */
export function threadCount(wanted: number | null, mathCores: number): number {
  return Math.max(1, wanted ?? Math.min(mathCores, availableParallelism()) - 1);
}
