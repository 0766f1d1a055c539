import { NotificationType, RequestType, RequestType0 } from 'vscode-jsonrpc';
import type {
  Evaluation,
  EvaluationEvent,
  EvaluationRequest,
  EvaluatorFailure,
  EvaluatorIdentity,
  PromptTokenCount,
} from '../core/grading/evaluator.ts';
import type { PromptFamily } from '../core/grading/family.ts';
import type { Prompt } from '../core/grading/prompt.ts';
import type { KvCacheType } from '../core/models/modelMemory.ts';
import type { Result } from '../core/support/result.ts';

/** What to load and how. */
export interface LoadParams {
  readonly modelPath: string;
  /** A better name than the file's own, when it is known. */
  readonly modelName?: string;
  /** Reported in the identity; the host tells it from the head of the file or the settings. */
  readonly family: PromptFamily;
  /** Null: the smaller of the trained context and 4096 tokens. */
  readonly contextTokens: number | null;
  /** Null: one fewer than the CPU cores. */
  readonly threads: number | null;
  /** Tokens of a prompt that are read at once; null leaves it to the evaluator. */
  readonly batchTokens: number | null;
  /** How keys and values of the context are kept. */
  readonly kvCacheType: KvCacheType;
  /** Layers on the GPU; `auto` as many as fit, 0 none. */
  readonly gpuLayers: number | 'auto';
  /** Folders whose `node_modules` hold builds of the engine for GPUs, separated as in `PATH`; null when none was installed. */
  readonly gpuFolders: string | null;
  /** Hex SHA-256 that names this file, made by the host. */
  readonly modelHash: string;
  readonly demonstrationOnly: boolean;
}

/** Loads a model; loading the same again answers at once, another one replaces it. */
export const LoadRequest = new RequestType<LoadParams, Result<EvaluatorIdentity, EvaluatorFailure>, void>('evaluator/load');

export interface EvaluateParams {
  /** Unique per connection; events carry it. */
  readonly id: number;
  readonly request: EvaluationRequest;
}

/** Evaluates one prompt. Cancelled through the request's cancellation token; the answer is then `cancelled`. */
export const EvaluateRequest = new RequestType<EvaluateParams, Result<Evaluation, EvaluatorFailure>, void>('evaluator/evaluate');

export interface CountTokensParams {
  readonly prompt: Prompt;
}

export const CountTokensRequest = new RequestType<CountTokensParams, Result<PromptTokenCount, EvaluatorFailure>, void>('evaluator/countTokens');

/** Frees the model; the process stays. */
export const UnloadRequest = new RequestType0<void, void>('evaluator/unload');

/** Where a loaded model computes. */
export interface ModelPlace {
  /** The name of the GPU and what it is used through, e.g. `NVIDIA H100 (CUDA)`; null when everything is on the CPU. */
  readonly gpu: string | null;
  /** Layers on the GPU, of `totalLayers`. */
  readonly gpuLayers: number;
  readonly totalLayers: number;
  /** Why there is no GPU although one was wanted; null where none was wanted or one is used. */
  readonly whyNoGpu: string | null;
}

/** What a loaded model and its context take by the engine's own account, in bytes. Weights that are mapped from the file count as memory. */
export interface ModelMemory {
  readonly ramBytes: number;
  readonly gpuBytes: number;
}

export interface EvaluatorStatus {
  readonly state: 'empty' | 'loading' | 'ready' | 'evaluating';
  readonly modelPath: string | null;
  /** Resident set size of the process in bytes. */
  readonly residentBytes: number;
  /** Only of a loaded model. */
  readonly place?: ModelPlace;
  readonly memory?: ModelMemory;
}

export const StatusRequest = new RequestType0<EvaluatorStatus, void>('evaluator/status');

export interface EvaluationEventParams {
  /** The id of the evaluation; null for loading. */
  readonly id: number | null;
  readonly event: EvaluationEvent;
}

/** Progress, from the evaluator process to the host; in order per evaluation. */
export const EvaluationEventNotification = new NotificationType<EvaluationEventParams>('evaluator/event');
