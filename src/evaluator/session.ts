import type { Evaluation, EvaluationEvent, EvaluationRequest, EvaluatorFailure, EvaluatorIdentity, PromptTokenCount } from '../core/grading/evaluator.ts';
import type { Prompt } from '../core/grading/prompt.ts';
import { err, ok, type Result } from '../core/support/result.ts';
import type { EvaluatorStatus, LoadParams } from '../protocol/evaluatorProtocol.ts';
import { engineFailure } from './engine/engineFailure.ts';
import { loadModel, type LoadedModel } from './engine/loadModel.ts';
import { evaluate } from './evaluate.ts';
import { SerialQueue } from './serialQueue.ts';
import { countPromptTokens } from './tokens/countPromptTokens.ts';

/** How a running request is cancelled and reports. */
export interface Running {
  readonly signal: AbortSignal;
  readonly onEvent: (event: EvaluationEvent) => void;
}

/** The one model of the process. Requests are taken one at a time, in order, so that any of them is safe at any time. */
export interface Session {
  load(params: LoadParams, running: Running): Promise<Result<EvaluatorIdentity, EvaluatorFailure>>;
  evaluate(request: EvaluationRequest, running: Running): Promise<Result<Evaluation, EvaluatorFailure>>;
  countTokens(prompt: Prompt): Promise<Result<PromptTokenCount, EvaluatorFailure>>;
  unload(): Promise<void>;
  status(): EvaluatorStatus;
}

/** A session without a model; `load` brings one into memory. */
export function createSession(load: typeof loadModel = loadModel): Session {
  const queue = new SerialQueue();
  let loaded: LoadedModel | null = null;
  let state: 'loading' | 'evaluating' | null = null;

  const during = async <T>(name: 'loading' | 'evaluating', work: () => Promise<T>): Promise<T> => {
    state = name;
    try {
      return await work();
    } finally {
      state = null;
    }
  };

  const unload = async (): Promise<void> => {
    const old = loaded;
    loaded = null;
    await old?.dispose();
  };

  /** What the engine throws is a failure with a name. After it nobody knows what is in the context, so the model goes. */
  const withModel = async <T>(work: (model: LoadedModel) => Promise<Result<T, EvaluatorFailure>>): Promise<Result<T, EvaluatorFailure>> => {
    if (loaded === null) return err({ kind: 'no-model' });
    try {
      return await work(loaded);
    } catch (error) {
      await unload().catch(() => undefined);
      return err(engineFailure(error));
    }
  };

  return {
    load: (params, running) =>
      queue.run(async () => {
        if (running.signal.aborted) return err({ kind: 'cancelled' });
        if (loaded !== null && sameModel(loaded.params, params)) return ok(loaded.identity);
        await unload();
        const result = await during('loading', () => load(params, running));
        if (!result.ok) return result;
        loaded = result.value;
        return ok(loaded.identity);
      }),
    evaluate: (request, running) =>
      queue.run(async () => {
        if (running.signal.aborted) return err({ kind: 'cancelled' });
        return withModel((model) => during('evaluating', () => evaluate(model, request, running)));
      }),
    countTokens: (prompt) => queue.run(() => withModel((model) => Promise.resolve(ok(countPromptTokens(model, prompt))))),
    unload: () => queue.run(unload),
    status: () => ({
      state: state ?? (loaded === null ? 'empty' : 'ready'),
      modelPath: loaded?.params.modelPath ?? null,
      residentBytes: process.memoryUsage.rss(),
      ...(loaded === null ? {} : { place: loaded.place, memory: loaded.memory }),
    }),
  };
}

function sameModel(a: LoadParams, b: LoadParams): boolean {
  return (Object.keys(b) as (keyof LoadParams)[]).every((key) => a[key] === b[key]);
}
