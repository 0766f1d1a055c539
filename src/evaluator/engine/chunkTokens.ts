const GIGABYTE = 1e9;

/**
 * Tokens of the prompt that are fed at once. The feed can only be cancelled between chunks, and a chunk costs time in
 * proportion to the model's size, so large models get small chunks. Fixed for a model: the size of the batches has an
 * effect on the last bits of the result, and the same input must give the same grade.
 */
export function chunkTokens(modelBytes: number, onGpu: boolean): number {
  if (onGpu) return 256;
  if (modelBytes < 0.5 * GIGABYTE) return 64;
  return modelBytes < 2 * GIGABYTE ? 32 : 16;
}
