import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Result } from '../../core/support/result.ts';
import { downloadFile } from '../models/download/downloadFile.ts';
import type { DownloadTuning } from '../models/download/downloadRequest.ts';
import type { DownloadFailure } from '../models/download/failure.ts';
import type { DownloadProgress } from '../models/download/progress.ts';
import { gpuBuildFolder, GPU_SCOPE, type GpuBuild, type GpuPackage } from './gpuBuild.ts';
import { unpackPackage } from './unpackPackage.ts';

/** Why a build was not installed. */
export type GpuInstallFailure =
  | { readonly kind: 'download'; readonly failure: DownloadFailure }
  /** The content is not the one of the version that the binding needs; it was removed. */
  | { readonly kind: 'wrong-content'; readonly name: string; readonly expected: string; readonly actual: string }
  | { readonly kind: 'not-unpacked'; readonly name: string; readonly detail: string };

/** What to install, from where, and where to. */
export interface GpuInstallRequest {
  readonly build: GpuBuild;
  /** See `gpuBuildFolder`. */
  readonly root: string;
  /** Base address of an npm registry. */
  readonly registry: string;
  /** Aborting pauses: what has come is kept. */
  readonly signal: AbortSignal;
  /** Told of each package of the build in turn. */
  readonly onProgress: (name: string, progress: DownloadProgress) => void;
  readonly tuning?: Partial<DownloadTuning>;
}

/** Downloads the packages of a build, checks each against its sha512 before anything of it is unpacked, and installs them. */
export async function installGpuBuild(request: GpuInstallRequest): Promise<Result<string, GpuInstallFailure>> {
  for (const each of request.build.packages) {
    const failure = await installPackage(request, each);
    if (failure !== null) return err(failure);
  }
  return ok(gpuBuildFolder(request.root, request.build));
}

async function installPackage({ build, root, registry, signal, onProgress, tuning }: GpuInstallRequest, { name, bytes, integrity }: GpuPackage): Promise<GpuInstallFailure | null> {
  const file = `${name}-${build.version}.tgz`;
  const archive = join(root, 'downloads', file);
  const downloaded = await downloadFile({
    url: `${registry.trim().replace(/\/+$/u, '')}/${GPU_SCOPE}/${name}/-/${file}`,
    path: archive,
    bytes,
    sha256: null,
    parts: 4,
    signal,
    whenBusy: 'wait',
    onProgress: (progress) => {
      onProgress(name, progress);
    },
    ...(tuning === undefined ? {} : { tuning }),
  });
  if (!downloaded.ok) return { kind: 'download', failure: downloaded.error };
  try {
    const actual = await integrityOf(archive);
    if (actual !== integrity) return { kind: 'wrong-content', name, expected: integrity, actual };
    await unpackPackage(archive, join(gpuBuildFolder(root, build), 'node_modules', GPU_SCOPE, name));
    return null;
  } catch (error) {
    return { kind: 'not-unpacked', name, detail: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(archive, { force: true });
  }
}

/** As package-lock.json writes it. */
async function integrityOf(path: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}`;
}
