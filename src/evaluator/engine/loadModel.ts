import { basename } from 'node:path';
import { getModuleVersion, type LlamaContextSequence, type LlamaModel } from 'node-llama-cpp';
import { toChatForm } from '../../core/grading/chatForm.ts';
import type { EvaluatorFailure, EvaluatorIdentity } from '../../core/grading/evaluator.ts';
import { effectiveContext } from '../../core/models/modelMemory.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import type { LoadParams, ModelMemory, ModelPlace } from '../../protocol/evaluatorProtocol.ts';
import { readScoreTokens, type ScoreTokens } from '../score/scoreTokens.ts';
import type { Running } from '../session.ts';
import { chatLayout } from '../tokens/tokenisePrompt.ts';
import { chunkTokens } from './chunkTokens.ts';
import { gpuLayersOption, kvCacheOptions } from './engineOptions.ts';
import { useGpuFolders } from './gpuBuilds.ts';
import { createEngine, openLlama, type Engine } from './llama.ts';
import { loadFailure } from './loadFailure.ts';
import { modelMemory, modelPlace } from './modelPlace.ts';
import { PromptCache } from './promptCache.ts';
import { threadCount } from './threads.ts';

/** A model in memory, with one sequence to evaluate in. */
export interface LoadedModel {
  readonly params: LoadParams;
  readonly identity: EvaluatorIdentity;
  readonly place: ModelPlace;
  readonly memory: ModelMemory;
  readonly model: LlamaModel;
  readonly sequence: LlamaContextSequence;
  readonly cache: PromptCache;
  readonly scoreTokens: ScoreTokens;
  /** Jinja source in the GGUF; null when it has none. */
  readonly chatTemplate: string | null;
  dispose(): Promise<void>;
}

// Loads run one at a time, so none is opened twice.
const engine = createEngine(openLlama);

/**
 * Loads a model and opens a context; what the binding throws comes back as a named failure. Where the layers that fit
 * were to go to a GPU (`auto`) and it fails, the CPU takes all of them.
 */
export async function loadModel(params: LoadParams, running: Running): Promise<Result<LoadedModel, EvaluatorFailure>> {
  try {
    useGpuFolders(params.gpuFolders);
    const opened = await engine(params.gpuLayers !== 0);
    return ok(await loadAutomatically(opened, params, running));
  } catch (error) {
    return err(running.signal.aborted ? { kind: 'cancelled' } : loadFailure(error, params.modelPath));
  }
}

async function loadAutomatically(opened: Engine, params: LoadParams, running: Running): Promise<LoadedModel> {
  try {
    return await loadWith(opened, params, params.gpuLayers, running);
  } catch (error) {
    if (params.gpuLayers !== 'auto' || opened.llama.gpu === false || running.signal.aborted) throw error;
    const whyNoGpu = `the GPU failed: ${error instanceof Error ? error.message : String(error)}`;
    process.stderr.write(`The model is kept on the CPU: ${whyNoGpu}\n`);
    return loadWith({ ...opened, whyNoGpu }, params, 0, running);
  }
}

async function loadWith(opened: Engine, params: LoadParams, gpuLayers: LoadParams['gpuLayers'], running: Running): Promise<LoadedModel> {
  const model = await opened.llama.loadModel({
    modelPath: params.modelPath,
    gpuLayers: gpuLayersOption(gpuLayers, params),
    // Mapped from the file: processes share the weights, and they leave the memory when it is needed.
    ...(opened.llama.supportsMmap ? { useMmap: opened.llama.gpu === false ? true : 'auto' } : {}),
    loadSignal: running.signal,
    onLoadProgress: (fraction) => {
      running.onEvent({ kind: 'loading', fraction });
    },
  });
  return openContext(opened, model, params, running.signal);
}

async function openContext(opened: Engine, model: LlamaModel, params: LoadParams, signal: AbortSignal): Promise<LoadedModel> {
  try {
    const context = await model.createContext({
      contextSize: effectiveContext(params.contextTokens, model.trainContextSize),
      sequences: 1,
      threads: threadCount(params.threads, opened.llama.cpuMathCores),
      createSignal: signal,
      ...(params.batchTokens === null ? {} : { batchSize: params.batchTokens }),
      ...kvCacheOptions(params.kvCacheType),
    });
    const sequence = context.getSequence();
    const chatTemplate = model.fileInfo.metadata.tokenizer.chat_template ?? null;
    // A template that cannot be used is a fault of the file, to be named now and not by each prompt.
    if (toChatForm(params.family, []).form === 'chat') chatLayout({ model, chatTemplate });
    return {
      params,
      identity: identify(model, params, context.contextSize),
      place: await modelPlace(opened, model),
      memory: modelMemory(model, context),
      model,
      sequence,
      cache: new PromptCache(sequence, params.batchTokens ?? chunkTokens(model.size, model.gpuLayers > 0)),
      scoreTokens: readScoreTokens(model),
      chatTemplate,
      dispose: () => model.dispose(),
    };
  } catch (error) {
    await model.dispose();
    throw error;
  }
}

function identify(model: LlamaModel, params: LoadParams, contextTokens: number): EvaluatorIdentity {
  // A coarser cache makes another grader; the plain one keeps the name that grades have had from the beginning.
  const cache = params.kvCacheType === 'f16' ? '' : `, ${params.kvCacheType} cache`;
  return {
    modelName: params.modelName ?? model.fileInfo.metadata.general.name ?? basename(params.modelPath),
    modelHash: params.modelHash,
    family: params.family,
    engine: `node-llama-cpp ${moduleVersion}${cache}`,
    contextTokens,
    demonstrationOnly: params.demonstrationOnly,
  };
}

const moduleVersion = await getModuleVersion();
