import { existsSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import type { Machine } from '../../core/models/machine.ts';

/** What a machine says of itself; replaced in tests. */
export interface MachineSource {
  readonly platform: NodeJS.Platform;
  readonly totalBytes: number;
  /** Limit of the control group in bytes; 0 or a huge number when there is none. */
  readonly constrainedBytes: number;
  readonly availableBytes: number;
  readonly cores: number;
  readonly exists: (path: string) => boolean;
}

/** Device files of graphics cards that a Linux process can use: NVIDIA, ROCm, WSL, and what Vulkan drivers open. */
const LINUX_GPU_DEVICES = ['/dev/nvidia0', '/dev/kfd', '/dev/dxg', '/dev/dri'];

/** This machine, as it is now. */
export function machineSource(): MachineSource {
  return {
    platform: process.platform,
    totalBytes: totalmem(),
    constrainedBytes: process.constrainedMemory(),
    availableBytes: process.availableMemory(),
    cores: availableParallelism(),
    exists: existsSync,
  };
}

/**
 * The memory and cores that a model has to fit into. The GPU is null: how much memory a card has only its driver
 * tells, to native code, which the host never loads.
 */
export function hostMachine({ platform, totalBytes, constrainedBytes, availableBytes, cores }: MachineSource = machineSource()): Machine {
  const totalMemoryBytes = constrainedBytes > 0 ? Math.min(totalBytes, constrainedBytes) : totalBytes;
  // macOS keeps hardly any memory free and frees it on demand.
  const freeMemoryBytes = platform === 'darwin' ? null : Math.min(availableBytes, totalMemoryBytes);
  return { totalMemoryBytes, freeMemoryBytes, gpu: null, cores };
}

/** Whether there may be a GPU. Only Linux can say no without asking a driver. */
export function mayHaveGpu({ platform, exists }: Pick<MachineSource, 'platform' | 'exists'> = machineSource()): boolean {
  return platform !== 'linux' || LINUX_GPU_DEVICES.some((path) => exists(path));
}
