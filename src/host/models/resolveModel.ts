import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import type { PromptFamily } from '../../core/grading/family.ts';
import type { KvCacheType } from '../../core/models/modelMemory.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import type { LoadParams } from '../../protocol/evaluatorProtocol.ts';
import { variable, type Environment } from './cacheDirectory.ts';
import { cachedModelPath } from './fetchModel.ts';
import { hostMachine, mayHaveGpu } from './hostMachine.ts';
import { inspectModel, type InspectedModel, type ModelInspector } from './inspectModel.ts';
import { memoryFailure } from './memoryEstimate.ts';
import { isDemonstrationModel, SMALL_MODEL, SMALL_MODEL_FINGERPRINT } from './smallModel.ts';
import { hasSize } from './storeVerified.ts';

/** What was asked for, from the strongest wish to the weakest; empty paths count as none. */
export interface ModelRequest {
  /** `--model`, or a file chosen by the user. */
  readonly explicitPath?: string | undefined;
  /** The setting. */
  readonly settingPath?: string | undefined;
  /** Read for `PROMETHEUS_GRADER_MODEL`. */
  readonly env: Environment;
  /** Where `fetchSmallModel` puts the small model. */
  readonly cacheDirectory: string;
  /** Default: told by the file. */
  readonly family?: PromptFamily | undefined;
  readonly contextTokens?: number | undefined;
  readonly threads?: number | undefined;
  /** Tokens of a prompt read at once. */
  readonly batchTokens?: number | undefined;
  /** Default `f16`. */
  readonly kvCacheType?: KvCacheType | undefined;
  /** See `LoadParams`. */
  readonly gpuFolders?: string | null | undefined;
  /** Default `auto`. */
  readonly gpuLayers?: number | 'auto' | undefined;
  /** Families that the user gave single models, by fingerprint; stronger than `family`. */
  readonly families?: ReadonlyMap<string, PromptFamily> | undefined;
  /**
   * Memory that can be had now, in bytes. Given only while no model is loaded: one in memory already takes what it needs.
   * Null or left out: only the machine's whole memory counts.
   */
  readonly freeMemoryBytes?: number | null | undefined;
}

/**
 * The model to load: the explicit path, the setting, the environment variable, or the small model when it has been
 * fetched. A path that was asked for and is bad is a failure; the next one is not tried instead. `inspect` may remember
 * files it has seen (`createModelInspector`).
 */
export async function resolveModel(request: ModelRequest, inspect: ModelInspector = inspectModel): Promise<Result<LoadParams, EvaluatorFailure>> {
  const path = wantedPath(request) ?? (await fetchedSmallModel(request.cacheDirectory));
  if (path === null) return err({ kind: 'no-model' });
  const model = await inspect(path);
  if (!model.ok) return model;
  const gpuLayers = request.gpuLayers ?? 'auto';
  const machine = { ...hostMachine(), freeMemoryBytes: request.freeMemoryBytes ?? null };
  const tooLarge = memoryFailure(model.value.header, {
    machine,
    contextTokens: request.contextTokens ?? null,
    kvCacheType: request.kvCacheType ?? 'f16',
    mayUseGpu: gpuLayers !== 0 && mayHaveGpu(),
  });
  return tooLarge === null ? ok(loadParams(model.value, request, gpuLayers)) : err(tooLarge);
}

function loadParams(model: InspectedModel, request: ModelRequest, gpuLayers: number | 'auto'): LoadParams {
  return {
    modelPath: model.path,
    ...(model.fingerprint === SMALL_MODEL_FINGERPRINT ? { modelName: SMALL_MODEL.name } : {}),
    family: request.families?.get(model.fingerprint) ?? request.family ?? model.family,
    contextTokens: request.contextTokens ?? null,
    threads: request.threads ?? null,
    batchTokens: request.batchTokens ?? null,
    kvCacheType: request.kvCacheType ?? 'f16',
    gpuLayers,
    gpuFolders: request.gpuFolders ?? null,
    modelHash: model.fingerprint,
    demonstrationOnly: isDemonstrationModel(model.fingerprint, model.header.name),
  };
}

function wantedPath(request: ModelRequest): string | null {
  const candidates = [request.explicitPath, request.settingPath, variable(request.env, 'PROMETHEUS_GRADER_MODEL')];
  const path = candidates.find((candidate) => candidate !== undefined && candidate.trim() !== '');
  return path === undefined ? null : absolute(path.trim());
}

/** Settings know no shell, so `~/` is expanded here. */
function absolute(path: string): string {
  return /^~[/\\]/.test(path) ? join(homedir(), path.slice(2)) : resolve(path);
}

async function fetchedSmallModel(cacheDirectory: string): Promise<string | null> {
  const path = cachedModelPath(SMALL_MODEL, cacheDirectory);
  return (await hasSize(path, SMALL_MODEL.bytes)) ? path : null;
}
