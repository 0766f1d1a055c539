import { availableParallelism } from 'node:os';

/**
 * Threads for decoding: what was asked for, else the cores that are good for mathematics, never more than the
 * process may use. llama.cpp's threads wait for each other by spinning, so one thread too many costs more than it
 * gives: 4 threads on 2 cores decoded over ten times slower than 2.
 */
export function threadCount(wanted: number | null, mathCores: number): number {
  return Math.max(1, wanted ?? Math.min(mathCores, availableParallelism()));
}
