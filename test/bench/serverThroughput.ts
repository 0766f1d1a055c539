// Grades twenty texts on a llama.cpp server of the tests' own, one after the other and four at once, and counts the requests.
//   node test/bench/serverThroughput.ts [MODEL.gguf] [--grades 20] [--slots 4] [--threads 1] [--family prometheus-2]
// Without a model: one that the tests write themselves, made slow.
import { subscribe } from 'node:diagnostics_channel';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isPromptFamily } from '../../src/core/grading/family.ts';
import { renderPrompt } from '../../src/core/grading/renderPrompt.ts';
import { DEFAULT_SAMPLER } from '../../src/core/grading/sampler.ts';
import { ServerEvaluator } from '../../src/host/server/serverEvaluator.ts';
import { findLlamaServer, startLlamaServer } from '../support/llamaServer/llamaServer.ts';
import { writeTinyModel } from '../support/tinyModel/tinyModel.ts';

const SLOT_TOKENS = 2048;
const RUBRIC = { criteria: 'Is it kind?', scores: { 1: 'No.', 2: 'Hardly.', 3: 'Somewhat.', 4: 'Yes.', 5: 'Very.' } };

const { values, positionals } = parseArgs({ allowPositionals: true, options: { grades: { type: 'string' }, slots: { type: 'string' }, threads: { type: 'string' }, family: { type: 'string' } } });
const grades = Number(values.grades ?? 20);
const slots = Number(values.slots ?? 4);
const family = isPromptFamily(values.family) ? values.family : 'prometheus-2';
const found = await findLlamaServer();
if ('missing' in found) throw new Error(found.missing);
const folder = await mkdtemp(join(tmpdir(), 'throughput-'));
const modelPath = positionals[0] ?? join(folder, 'tiny.gguf');
if (positionals[0] === undefined) await writeTinyModel(modelPath, { slow: true });
const server = await startLlamaServer(found.folder, modelPath, { contextTokens: SLOT_TOKENS * slots, slots, threads: Number(values.threads ?? 1) });

let requests = 0;
subscribe('http.client.request.start', () => { requests += 1; });
try {
  const rows = [];
  for (const concurrency of [1, slots]) rows.push(await measure(concurrency));
  console.log(`${modelPath}, ${slots} slots`);
  console.table(rows);
} finally {
  await server.stop();
  await rm(folder, { recursive: true });
}

async function measure(concurrency: number): Promise<object> {
  const evaluator = new ServerEvaluator({ settings: () => Promise.resolve({ url: server.url, model: '', family }), concurrency: () => concurrency, timeoutMs: () => 600_000, onLog: console.error });
  requests = 0;
  await grade(evaluator, -1);
  const first = requests;
  requests = 0;
  const startedAt = performance.now();
  const tokens = await Promise.all(Array.from({ length: grades }, (_, index) => grade(evaluator, index)));
  const seconds = (performance.now() - startedAt) / 1000;
  await evaluator.dispose();
  return {
    'at once': concurrency,
    'requests of the first grade': first,
    'requests per further grade': requests / grades,
    grades,
    seconds: Number(seconds.toFixed(1)),
    'grades/min': Number(((60 * grades) / seconds).toFixed(1)),
    'tokens/s': Number((tokens.reduce((sum, count) => sum + count, 0) / seconds).toFixed(1)),
  };
}

async function grade(evaluator: ServerEvaluator, index: number): Promise<number> {
  const { prompt } = renderPrompt(family, RUBRIC, { instruction: 'Help me sleep.', response: `I am sorry to hear that, ${index}.` });
  const options = { signal: new AbortController().signal, onEvent: () => undefined };
  // As a grade does: who grades is asked before.
  await evaluator.identify(options.signal);
  const result = await evaluator.evaluate({ prompt, sampler: { ...DEFAULT_SAMPLER, maxFeedbackTokens: 128 } }, options);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.usage.generatedTokens;
}
