const GIGABYTE = 1e9;

/**
 * Tokens of the prompt that are fed at once. The feed can only be cancelled between chunks, which should happen within
 * 300 ms, and a chunk takes time in proportion to the model's size. Measured on SmolLM2-135M with one thread, chunks of
 * 8, 16, 32 and 64 tokens are read at 78, 81, 83 and 91 tokens per second. Fixed for a model: the size of the batches
 * has an effect on the last bits of the result, and the same input must give the same grade.
 */
export function chunkTokens(modelBytes: number, onGpu: boolean): number {
  if (onGpu) return 256;
  return modelBytes < GIGABYTE ? 16 : 8;
}
