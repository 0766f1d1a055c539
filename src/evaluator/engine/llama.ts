import { getLlama, getLlamaGpuTypes, LlamaLogLevel, type Llama, type LlamaGpuType } from 'node-llama-cpp';
import { describeNoGpu } from './describeNoGpu.ts';
import { offeredGpus } from './gpuBuilds.ts';

/** llama.cpp, and why it has no GPU although one was wanted. */
export interface Engine {
  readonly llama: Llama;
  /** Null where a GPU is used, or none was wanted. */
  readonly whyNoGpu: string | null;
}

/**
 * Opens the engine once for each kind of use; a second call answers with the first one's instance. A failure is not
 * kept: the next call tries again.
 */
export function createEngine<T>(open: (useGpu: boolean) => Promise<T>): (useGpu: boolean) => Promise<T> {
  const opened = new Map<boolean, T>();
  return async (useGpu) => {
    const engine = opened.get(useGpu) ?? (await open(useGpu));
    opened.set(useGpu, engine);
    return engine;
  };
}

/** Opens llama.cpp with the best GPU whose build is there and works, else on the CPU. */
export async function openLlama(useGpu: boolean): Promise<Engine> {
  if (!useGpu) return { llama: await open(false), whyNoGpu: null };
  const offered = await offeredGpus();
  const supported = await getLlamaGpuTypes('supported');
  const refused: { readonly gpu: string; readonly reason: string }[] = [];
  for (const gpu of offered) {
    if (!supported.includes(gpu)) {
      refused.push({ gpu, reason: 'no driver or no device was found' });
      continue;
    }
    try {
      const llama = await open(gpu);
      // The binding falls back by itself where a kind of GPU does not exist.
      if (llama.gpu !== false) return { llama, whyNoGpu: null };
      refused.push({ gpu, reason: 'the engine did not take it' });
    } catch (error) {
      refused.push({ gpu, reason: error instanceof Error && error.name !== 'Error' ? error.message : 'its build does not run on this machine' });
    }
  }
  const whyNoGpu = describeNoGpu(refused);
  process.stderr.write(`The model is kept on the CPU: ${whyNoGpu}\n`);
  return { llama: await open(false), whyNoGpu };
}

function open(gpu: LlamaGpuType): Promise<Llama> {
  return getLlama({
    gpu,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    logLevel: LlamaLogLevel.error,
    logger: (_level, message) => {
      process.stderr.write(`${message.trimEnd()}\n`);
    },
    // No limit here: the default is at least 4, also on a machine with 2 cores. See `threads.ts`.
    maxThreads: 0,
  });
}
