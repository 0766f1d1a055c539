// Shows what evaluator processes with one model share, and what leaves the memory with the model. Linux only.
//   node test/bench/sharedWeights.ts MODEL.gguf
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DEFAULT_SAMPLER } from '../../src/core/grading/sampler.ts';
import { createEvaluatorClient } from '../../src/host/evaluator/createEvaluatorClient.ts';
import type { EvaluatorClient } from '../../src/host/evaluator/evaluatorClient.ts';
import { forkEvaluator } from '../../src/host/evaluator/forkEvaluator.ts';

interface Opened {
  readonly client: EvaluatorClient;
  readonly child: () => ChildProcess;
}

const [modelPath] = process.argv.slice(2);
if (modelPath === undefined) throw new Error('Which model? node test/bench/sharedWeights.ts MODEL.gguf');
const opened = [open(modelPath), open(modelPath)] as const;
try {
  for (const [index, { client, child }] of opened.entries()) {
    await grade(client);
    console.log(`${index + 1} of ${opened.length} with the model: ${await megabytes(child())}`);
  }
  const [first, second] = opened;
  console.log(`the first, beside the second: ${await megabytes(first.child())}`);
  await second.client.unload();
  console.log(`the second, unloaded: ${await megabytes(second.child())}`);
} finally {
  await Promise.all(opened.map(({ client }) => client.dispose()));
}

function open(path: string): Opened {
  let child: ChildProcess | null = null;
  const params = { modelPath: path, family: 'generic', contextTokens: null, threads: 1, batchTokens: null, kvCacheType: 'f16', gpuLayers: 0, gpuFolders: null, modelHash: '', demonstrationOnly: false } as const;
  const client = createEvaluatorClient({
    entryPath: fileURLToPath(new URL('../../src/evaluator/main.ts', import.meta.url)),
    model: () => Promise.resolve({ ok: true, value: params }),
    idleMs: () => 600_000,
    timeoutMs: () => 600_000,
    onLog: (line) => {
      console.error(line);
    },
    fork: (entryPath) => (child = forkEvaluator(entryPath)),
  });
  return {
    client,
    child: () => {
      if (child === null) throw new Error('No process was started');
      return child;
    },
  };
}

async function grade(client: EvaluatorClient): Promise<void> {
  const prompt = { form: 'raw', spans: [{ part: 'task', text: 'The quick brown fox '.repeat(20) }] } as const;
  const result = await client.evaluate({ prompt, sampler: { ...DEFAULT_SAMPLER, maxFeedbackTokens: 16 } }, { signal: new AbortController().signal, onEvent: () => undefined });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
}

/** Rss counts shared pages whole, Pss by the number of processes that share them. */
async function megabytes({ pid }: ChildProcess): Promise<string> {
  const rollup = await readFile(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
  return ['Rss', 'Pss', 'Pss_File', 'Private_Clean', 'Private_Dirty', 'Shared_Clean']
    .map((name) => {
      const kilobytes = Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(rollup)?.[1]);
      return `${name} ${((kilobytes * 1024) / 1e6).toFixed(0)} MB`;
    })
    .join(', ');
}
