import { basename } from 'node:path';
import { getModuleVersion, type Llama, type LlamaContextSequence, type LlamaModel } from 'node-llama-cpp';
import { toChatForm } from '../../core/grading/chatForm.ts';
import type { EvaluatorFailure, EvaluatorIdentity } from '../../core/grading/evaluator.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import type { LoadParams } from '../../protocol/evaluatorProtocol.ts';
import { readScoreTokens, type ScoreTokens } from '../score/scoreTokens.ts';
import type { Running } from '../session.ts';
import { chatLayout } from '../tokens/tokenisePrompt.ts';
import { chunkTokens } from './chunkTokens.ts';
import { createEngine, openLlama } from './llama.ts';
import { loadFailure } from './loadFailure.ts';
import { PromptCache } from './promptCache.ts';
import { threadCount } from './threads.ts';

const DEFAULT_CONTEXT_TOKENS = 4096;

/** A model in memory, with one sequence to evaluate in. */
export interface LoadedModel {
  readonly params: LoadParams;
  readonly identity: EvaluatorIdentity;
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

/** Loads a model and opens a context; what the binding throws comes back as a named failure. */
export async function loadModel(params: LoadParams, running: Running): Promise<Result<LoadedModel, EvaluatorFailure>> {
  try {
    const llama = await engine(params.gpuLayers !== 0);
    const model = await llama.loadModel({
      modelPath: params.modelPath,
      gpuLayers: params.gpuLayers,
      loadSignal: running.signal,
      onLoadProgress: (fraction) => {
        running.onEvent({ kind: 'loading', fraction });
      },
    });
    return ok(await openContext(llama, model, params, running.signal));
  } catch (error) {
    return err(running.signal.aborted ? { kind: 'cancelled' } : loadFailure(error, params.modelPath));
  }
}

async function openContext(llama: Llama, model: LlamaModel, params: LoadParams, signal: AbortSignal): Promise<LoadedModel> {
  try {
    const context = await model.createContext({
      contextSize: params.contextTokens ?? Math.min(model.trainContextSize, DEFAULT_CONTEXT_TOKENS),
      sequences: 1,
      threads: threadCount(params.threads, llama.cpuMathCores),
      createSignal: signal,
    });
    const sequence = context.getSequence();
    const chatTemplate = model.fileInfo.metadata.tokenizer.chat_template ?? null;
    // A template that cannot be used is a fault of the file, to be named now and not by each prompt.
    if (toChatForm(params.family, []).form === 'chat') chatLayout({ model, chatTemplate });
    return {
      params,
      identity: identify(model, params, context.contextSize),
      model,
      sequence,
      cache: new PromptCache(sequence, chunkTokens(model.size, model.gpuLayers > 0)),
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
  return {
    modelName: params.modelName ?? model.fileInfo.metadata.general.name ?? basename(params.modelPath),
    modelHash: params.modelHash,
    family: params.family,
    engine: `node-llama-cpp ${moduleVersion}`,
    contextTokens,
    demonstrationOnly: params.demonstrationOnly,
  };
}

const moduleVersion = await getModuleVersion();
