// Times an evaluator from request to first streamed token and to verdict, cold and warm, and how soon it stops.
//   node test/bench/evaluator.ts MODEL.gguf [--entry dist/evaluator.mjs] [--max-tokens 128] [--threads N] [--family generic]
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { getLlama, LlamaLogLevel } from 'node-llama-cpp';
import type { EvaluationEvent, EvaluationRequest } from '../../src/core/grading/evaluator.ts';
import { threadCount } from '../../src/evaluator/engine/threads.ts';
import { isPromptFamily, type PromptFamily } from '../../src/core/grading/family.ts';
import { renderPrompt } from '../../src/core/grading/renderPrompt.ts';
import { DEFAULT_SAMPLER } from '../../src/core/grading/sampler.ts';
import { createEvaluatorClient } from '../../src/host/evaluator/createEvaluatorClient.ts';
import type { EvaluatorClient } from '../../src/host/evaluator/evaluatorClient.ts';

const RUBRIC = {
  criteria: 'Does the response show that it understands how the person feels?',
  scores: {
    1: 'It ignores or belittles the feeling.',
    2: 'It notices the feeling but answers coldly.',
    3: 'It names the feeling, without going into it.',
    4: 'It responds to the feeling with warmth.',
    5: 'It responds with warmth and shows a way forward that fits the feeling.',
  },
};
const INSTRUCTION = 'I failed my driving test for the third time and I am ashamed to tell my family. What should I do?';
const RESPONSES = [
  'I am sorry, that must hurt. Many people pass on a later try. Tell one person you trust first, then book a lesson on the part that went wrong.',
  'Take the test again. The fee is the same each time.',
] as const;

interface Options {
  readonly modelPath: string;
  readonly entryPath: string;
  readonly maxFeedbackTokens: number;
  readonly threads: number;
  readonly family: PromptFamily;
}

interface Row {
  readonly run: string;
  readonly firstTokenMs: number;
  readonly verdictMs: number;
  readonly promptTokens: number;
  readonly reused: number;
  readonly promptPerSecond: number;
  readonly written: number;
  readonly writtenPerSecond: number;
  readonly scoreMs: number;
  readonly ending: string;
}

const options = readOptions();
const client = openClient(options);
try {
  const rows = [
    await time(client, 'cold (process, model)', requestFor(RESPONSES[0])),
    await time(client, 'warm, same prompt', requestFor(RESPONSES[0])),
    await time(client, 'warm, other response', requestFor(RESPONSES[1])),
  ];
  console.log(`${basename(options.modelPath)}, ${options.threads} threads`);
  console.table(rows);
  console.log(`cancelled after ${(await cancelAt(client, 'prompt')).toFixed(0)} ms while reading, ${(await cancelAt(client, 'feedback')).toFixed(0)} ms while writing`);
} finally {
  await client.dispose();
}
console.log(`bare loop in this process: ${(await bareLoop()).toFixed(1)} tokens per second`);

function readOptions(): Options {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { entry: { type: 'string' }, 'max-tokens': { type: 'string' }, threads: { type: 'string' }, family: { type: 'string' } },
  });
  const [modelPath] = positionals;
  if (modelPath === undefined) throw new Error('Which model? node test/bench/evaluator.ts MODEL.gguf');
  return {
    modelPath,
    entryPath: values.entry ?? fileURLToPath(new URL('../../src/evaluator/main.ts', import.meta.url)),
    maxFeedbackTokens: Number(values['max-tokens'] ?? 128),
    threads: Number(values.threads ?? threadCount(null, availableParallelism())),
    family: isPromptFamily(values.family) ? values.family : 'generic',
  };
}

function openClient({ entryPath, modelPath, family, threads }: Options): EvaluatorClient {
  const params = { modelPath, family, contextTokens: null, threads, batchTokens: null, kvCacheType: 'f16' as const, gpuLayers: 0, gpuFolders: null, modelHash: '', demonstrationOnly: false };
  return createEvaluatorClient({
    entryPath,
    model: () => Promise.resolve({ ok: true, value: params }),
    idleMs: () => 600_000,
    timeoutMs: () => 600_000,
    onLog: (line) => {
      console.error(line);
    },
  });
}

function requestFor(response: string): EvaluationRequest {
  const { prompt } = renderPrompt(options.family, RUBRIC, { instruction: INSTRUCTION, response });
  return { prompt, sampler: { ...DEFAULT_SAMPLER, maxFeedbackTokens: options.maxFeedbackTokens } };
}

async function time(evaluator: EvaluatorClient, run: string, request: EvaluationRequest): Promise<Row> {
  const startedAt = performance.now();
  let firstTokenMs = NaN;
  let readAt = NaN;
  const onEvent = (event: EvaluationEvent): void => {
    if (event.kind === 'prompt') readAt = performance.now() - startedAt;
    if (event.kind === 'feedback' && Number.isNaN(firstTokenMs)) firstTokenMs = performance.now() - startedAt;
  };
  const result = await evaluator.evaluate(request, { signal: new AbortController().signal, onEvent });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { usage, ending } = result.value;
  const verdictMs = performance.now() - startedAt;
  return {
    run,
    firstTokenMs: Math.round(firstTokenMs),
    verdictMs: Math.round(verdictMs),
    promptTokens: usage.promptTokens,
    reused: usage.reusedTokens,
    promptPerSecond: Math.round(((usage.promptTokens - usage.reusedTokens) / usage.promptMs) * 1000),
    written: usage.generatedTokens,
    writtenPerSecond: Number(((usage.generatedTokens / usage.feedbackMs) * 1000).toFixed(1)),
    scoreMs: Math.round(verdictMs - readAt - usage.feedbackMs),
    ending,
  };
}

/** Milliseconds from a cancellation at the first event of a kind to the evaluator's answer. */
async function cancelAt(evaluator: EvaluatorClient, kind: EvaluationEvent['kind']): Promise<number> {
  const controller = new AbortController();
  let cancelledAt = NaN;
  // The number makes a prompt that was not read before.
  const request = requestFor(`${Math.random().toString()} ${RESPONSES[1]}`);
  await evaluator.evaluate(request, {
    signal: controller.signal,
    onEvent: (event) => {
      if (event.kind !== kind || controller.signal.aborted) return;
      cancelledAt = performance.now();
      controller.abort();
    },
  });
  return performance.now() - cancelledAt;
}

/** Greedy decoding with nothing around it: what the binding gives at best. */
async function bareLoop(): Promise<number> {
  const llama = await getLlama({ gpu: false, build: 'never', logLevel: LlamaLogLevel.error });
  const model = await llama.loadModel({ modelPath: options.modelPath });
  const context = await model.createContext({ contextSize: 2048, threads: options.threads });
  const sequence = context.getSequence();
  const prompt = model.tokenize(`${INSTRUCTION} ${RESPONSES.join(' ')} `.repeat(4));
  await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(0, -1));
  const startedAt = performance.now();
  let count = 0;
  const written = sequence.evaluate(prompt.slice(-1), { temperature: 0, yieldEogToken: true });
  while (count < options.maxFeedbackTokens && !(await written.next()).done) count += 1;
  const perSecond = (count / (performance.now() - startedAt)) * 1000;
  await llama.dispose();
  return perSecond;
}
