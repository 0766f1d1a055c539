const NAMES: Readonly<Record<string, string>> = { cuda: 'CUDA', vulkan: 'Vulkan', metal: 'Metal' };

/** The name of a kind of GPU as its makers write it. */
export function gpuName(gpu: string): string {
  return NAMES[gpu] ?? gpu;
}

/** Why a model is on the CPU although a GPU was wanted; `refused` are the kinds of GPU that there is a build for, each with its reason. */
export function describeNoGpu(refused: readonly { readonly gpu: string; readonly reason: string }[]): string {
  if (refused.length === 0) return 'no build of the engine for a GPU is installed.';
  return `${refused.map(({ gpu, reason }) => `${gpuName(gpu)}: ${reason}`).join('; ')}.`;
}
