import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Evaluation, EvaluationEvent, EvaluationRequest, EvaluatorFailure } from '../../../src/core/grading/evaluator.ts';
import type { Prompt } from '../../../src/core/grading/prompt.ts';
import { DEFAULT_SAMPLER, type Sampler } from '../../../src/core/grading/sampler.ts';
import { ok, type Result } from '../../../src/core/support/result.ts';
import { createEvaluatorClient } from '../../../src/host/evaluator/createEvaluatorClient.ts';
import type { EvaluatorClient, EvaluatorClientOptions } from '../../../src/host/evaluator/evaluatorClient.ts';
import { forkEvaluator } from '../../../src/host/evaluator/forkEvaluator.ts';
import type { LoadParams } from '../../../src/protocol/evaluatorProtocol.ts';
import type { TinyModelOptions } from '../../support/tinyModel/options.ts';
import { writeTinyModel } from '../../support/tinyModel/tinyModel.ts';

export const ENTRY = fileURLToPath(new URL('../../../src/evaluator/main.ts', import.meta.url));

/** A folder of tiny models and the clients opened on them; `close` ends all of it. */
export class Bench {
  readonly children: ChildProcess[] = [];
  readonly log: string[] = [];
  readonly #folder: string;
  readonly #clients: EvaluatorClient[] = [];
  #models = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(): Promise<Bench> {
    return new Bench(await mkdtemp(join(tmpdir(), 'evaluator-test-')));
  }

  /** Writes a model and tells how to load it. */
  async model(options: TinyModelOptions = {}, params: Partial<LoadParams> = {}): Promise<LoadParams> {
    this.#models += 1;
    const modelPath = join(this.#folder, `model-${this.#models}.gguf`);
    await writeTinyModel(modelPath, options);
    return loadParams(modelPath, params);
  }

  client(model: LoadParams | EvaluatorClientOptions['model'], options: Partial<EvaluatorClientOptions> = {}): EvaluatorClient {
    const client = createEvaluatorClient({
      entryPath: ENTRY,
      model: typeof model === 'function' ? model : () => Promise.resolve(ok(model)),
      idleMs: () => 60_000,
      timeoutMs: () => 60_000,
      onLog: (line) => this.log.push(line),
      retryPolicy: { maxRestarts: 3, firstBackoffMs: 1 },
      fork: (entryPath) => {
        const child = forkEvaluator(entryPath);
        this.children.push(child);
        return child;
      },
      ...options,
    });
    this.#clients.push(client);
    return client;
  }

  /** The process started last. */
  get lastChild(): ChildProcess {
    const child = this.children.at(-1);
    if (child === undefined) throw new Error('No process was started');
    return child;
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.dispose()));
    await rm(this.#folder, { recursive: true });
  }
}

export function loadParams(modelPath: string, params: Partial<LoadParams> = {}): LoadParams {
  return { modelPath, family: 'generic', contextTokens: 1024, threads: 1, batchTokens: null, kvCacheType: 'f16', gpuLayers: 0, gpuFolders: null, modelHash: 'hash', demonstrationOnly: false, ...params };
}

/** A raw prompt of one response, as a family with a raw format has it. */
export function rawPrompt(response: string): Prompt {
  return {
    form: 'raw',
    spans: [
      { part: 'system', text: '[INST] You are a fair evaluator.\n' },
      { part: 'response', text: `###Response to evaluate:\n${response}\n\n` },
      { part: 'lead', text: '###Feedback:  [/INST]' },
    ],
  };
}

export function chatPrompt(response: string): Prompt {
  return {
    form: 'chat',
    system: 'You are a fair judge.',
    user: [
      { part: 'response', text: `###Response to evaluate:\n${response}\n\n` },
      { part: 'lead', text: '###Feedback: ' },
    ],
  };
}

export function request(prompt: Prompt, sampler: Partial<Sampler> = {}): EvaluationRequest {
  return { prompt, sampler: { ...DEFAULT_SAMPLER, maxFeedbackTokens: 256, ...sampler } };
}

/** Runs an evaluation and keeps its events. */
export async function run(
  client: EvaluatorClient,
  what: EvaluationRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<{ readonly result: Result<Evaluation, EvaluatorFailure>; readonly events: readonly EvaluationEvent[] }> {
  const events: EvaluationEvent[] = [];
  const result = await client.evaluate(what, { signal, onEvent: (event) => events.push(event) });
  return { result, events };
}

/** The value of a result that must be one. */
export function valueOf<T>(result: Result<T, EvaluatorFailure>): T {
  if (!result.ok) throw new Error(`Failed: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** An evaluation that resolves `seen` at the first event that `when` accepts. */
export function start(
  client: EvaluatorClient,
  what: EvaluationRequest,
  when: (event: EvaluationEvent) => boolean,
  signal: AbortSignal = new AbortController().signal,
): { readonly seen: Promise<void>; readonly result: Promise<Result<Evaluation, EvaluatorFailure>> } {
  const { promise: seen, resolve } = Promise.withResolvers<undefined>();
  const result = client.evaluate(what, {
    signal,
    onEvent: (event) => {
      if (when(event)) resolve(undefined);
    },
  });
  return { seen, result };
}
