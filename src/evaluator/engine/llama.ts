import { getLlama, LlamaLogLevel, type Llama } from 'node-llama-cpp';

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

/** Opens llama.cpp. */
export function openLlama(useGpu: boolean): Promise<Llama> {
  return getLlama({
    gpu: useGpu ? 'auto' : false,
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
