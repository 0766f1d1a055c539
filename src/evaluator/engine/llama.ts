import { getLlama, LlamaLogLevel, type Llama } from 'node-llama-cpp';

/** Opens llama.cpp once for each kind of use; a second call answers with the first one's instance. */
export function createEngine(): (useGpu: boolean) => Promise<Llama> {
  const opened = new Map<boolean, Promise<Llama>>();
  return (useGpu) => {
    const found = opened.get(useGpu) ?? open(useGpu);
    opened.set(useGpu, found);
    return found;
  };
}

function open(useGpu: boolean): Promise<Llama> {
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
