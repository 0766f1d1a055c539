import * as vscode from 'vscode';
import { DEFAULT_TOLERANCE, isTolerance, type ExampleTolerance } from '../../core/examples/exampleResult.ts';
import { isPromptFamily, type PromptFamily } from '../../core/grading/family.ts';
import { DEFAULT_SAMPLER, type Sampler } from '../../core/grading/sampler.ts';
import type { TextStorage } from '../../core/history/historyStore.ts';
import { isKvCacheType, type KvCacheType } from '../../core/models/modelMemory.ts';

/** How the model is found and loaded; undefined leaves the choice to the product. */
export interface ModelSettings {
  readonly settingPath: string | undefined;
  readonly family: PromptFamily | undefined;
  readonly contextTokens: number | undefined;
  readonly threads: number | undefined;
  readonly batchTokens: number | undefined;
  readonly kvCacheType: KvCacheType;
  readonly gpuLayers: number | 'auto';
  /** Families that the user gave single models, by fingerprint. */
  readonly families: ReadonlyMap<string, PromptFamily>;
}

/** Where models are downloaded to and from. */
export interface DownloadSettings {
  /** Empty: the cache folder. */
  readonly modelsFolder: string;
  /** Base address in place of the hub's; null: the hub itself. */
  readonly mirror: string | null;
  /** Ranges fetched at the same time. */
  readonly parts: number;
}

/** What is kept of grades, and how long. */
export interface HistorySettings {
  readonly textStorage: TextStorage;
  /** Days after which grades are deleted; null: never. */
  readonly retentionDays: number | null;
}

function section(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('prometheus');
}

// Settings are user input: a value of the wrong type or out of range falls back to the default.
function numberSetting(key: string, fallback: number, least: number, most: number): number {
  const value: unknown = section().get(key);
  return typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most ? value : fallback;
}

function positive(key: string): number | undefined {
  const value = Math.trunc(numberSetting(key, 0, 0, 1_000_000));
  return value > 0 ? value : undefined;
}

export function modelSettings(): ModelSettings {
  const path: unknown = section().get('modelPath');
  const family: unknown = section().get('promptFamily');
  const gpuLayers: unknown = section().get('gpuLayers');
  const kvCacheType: unknown = section().get('kvCacheType');
  return {
    settingPath: typeof path === 'string' ? path : undefined,
    family: isPromptFamily(family) ? family : undefined,
    contextTokens: positive('contextTokens'),
    threads: positive('threads'),
    batchTokens: positive('batchTokens'),
    kvCacheType: isKvCacheType(kvCacheType) ? kvCacheType : 'f16',
    gpuLayers: typeof gpuLayers === 'number' && Number.isInteger(gpuLayers) && gpuLayers >= 0 ? gpuLayers : 'auto',
    families: modelFamilies(),
  };
}

function modelFamilies(): ReadonlyMap<string, PromptFamily> {
  const value: unknown = section().get('modelFamilies');
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).flatMap(([fingerprint, family]: [string, unknown]) => (isPromptFamily(family) ? [[fingerprint, family]] : [])));
}

export function downloadSettings(): DownloadSettings {
  const modelsFolder: unknown = section().get('modelsFolder');
  const mirror: unknown = section().get('downloadMirror');
  return {
    modelsFolder: typeof modelsFolder === 'string' ? modelsFolder.trim() : '',
    mirror: typeof mirror === 'string' && mirror.trim() !== '' ? mirror.trim() : null,
    parts: Math.trunc(numberSetting('downloadParts', 4, 1, 8)),
  };
}

/** The npm registry that builds of the engine come from. */
export function packageRegistry(): string {
  const value: unknown = section().get('packageRegistry');
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : 'https://registry.npmjs.org';
}

export function sampler(): Sampler {
  return {
    temperature: numberSetting('temperature', DEFAULT_SAMPLER.temperature, 0, 2),
    topP: numberSetting('topP', DEFAULT_SAMPLER.topP, 0.01, 1),
    seed: Math.trunc(numberSetting('seed', DEFAULT_SAMPLER.seed, 0, 4_294_967_295)),
    maxFeedbackTokens: Math.trunc(numberSetting('maxFeedbackTokens', DEFAULT_SAMPLER.maxFeedbackTokens, 16, 8192)),
  };
}

/** Minutes without use after which the model process ends, as milliseconds. */
export function idleMilliseconds(): number {
  return numberSetting('idleMinutes', 10, 0.1, 1440) * 60_000;
}

/** The longest that one grade may take, as milliseconds. */
export function timeLimitMilliseconds(): number {
  return numberSetting('timeLimitSeconds', 600, 1, 86_400) * 1000;
}

export function historySettings(): HistorySettings {
  const days = Math.trunc(numberSetting('history.retentionDays', 0, 0, 36_500));
  return {
    textStorage: section().get<unknown>('history.storeTexts') === 'hash-only' ? 'hash-only' : 'full',
    retentionDays: days > 0 ? days : null,
  };
}

/** The server that grades; an empty address means the embedded engine. Machine settings: no workspace can set them. */
export function serverSettings(): { readonly url: string; readonly model: string; readonly concurrency: number } {
  const url: unknown = section().get('server.url');
  const model: unknown = section().get('server.model');
  return {
    url: typeof url === 'string' ? url.trim() : '',
    model: typeof model === 'string' ? model.trim() : '',
    concurrency: Math.trunc(numberSetting('server.concurrency', 4, 1, 256)),
  };
}

/** Makes a server the user's choice on this machine; an empty address goes back to the embedded engine. */
export async function saveServer(url: string, model: string): Promise<void> {
  // The model first: no request goes to the new server with the old name.
  await section().update('server.model', model === '' ? undefined : model, vscode.ConfigurationTarget.Global);
  await section().update('server.url', url === '' ? undefined : url, vscode.ConfigurationTarget.Global);
}

/** Globs of the rubric files of a workspace folder, relative to it. */
export function rubricGlobs(defaults: readonly string[], folder: vscode.Uri): readonly string[] {
  const value: unknown = vscode.workspace.getConfiguration('prometheus', folder).get('rubricFiles');
  if (!Array.isArray(value)) return defaults;
  const globs = value.filter((glob): glob is string => typeof glob === 'string' && glob.trim() !== '');
  return globs.length > 0 ? globs : defaults;
}

/** The setting that maps globs to rubrics or scorecards, as it holds for a document. */
export function defaultsSetting(document: vscode.TextDocument): unknown {
  return vscode.workspace.getConfiguration('prometheus', document).get<unknown>('defaults');
}

/** Whether saving a document grades again what went stale in it. */
export function gradesOnSave(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('prometheus', document).get<unknown>('gradeOnSave') === true;
}

/** How many scores apart a grade may be from its example and still pass. */
export function exampleTolerance(): ExampleTolerance {
  const value: unknown = section().get('exampleTolerance');
  return isTolerance(value) ? value : DEFAULT_TOLERANCE;
}

/** Whether grading brings the panel into view. */
export function revealPanel(): boolean {
  return section().get<unknown>('revealPanel') !== false;
}

/** Makes a model file the user's choice on this machine. */
export async function saveModelPath(path: string): Promise<void> {
  await section().update('modelPath', path, vscode.ConfigurationTarget.Global);
}

/** Remembers the family of one model by its fingerprint; null forgets it. */
export async function saveModelFamily(fingerprint: string, family: PromptFamily | null): Promise<void> {
  const families = new Map(modelFamilies());
  if (families.get(fingerprint) === (family ?? undefined)) return;
  if (family === null) families.delete(fingerprint);
  else families.set(fingerprint, family);
  await section().update('modelFamilies', families.size === 0 ? undefined : Object.fromEntries(families), vscode.ConfigurationTarget.Global);
}
