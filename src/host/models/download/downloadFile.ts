import { access, constants, mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { err, ok, type Result } from '../../../core/support/result.ts';
import { fileFailure, lackOfSpace } from './diskSpace.ts';
import { takeLock, type DownloadLock } from './downloadLock.ts';
import { DOWNLOAD_TUNING, type DownloadRequest, type DownloadTuning } from './downloadRequest.ts';
import { loadState, partPath, removePart } from './downloadState.ts';
import type { DownloadFailure } from './failure.ts';
import { PartFile } from './partFile.ts';
import { pausedDownload } from './pausedDownload.ts';
import { ProgressReporter } from './progress.ts';
import { Transfer } from './transfer.ts';
import { hashFile } from './verify.ts';

/** A file that is there whole. */
export interface DownloadedFile {
  readonly path: string;
  /** Lower-case hex, of the whole file. */
  readonly sha256: string;
  /** Whether that was the one expected; false when none was known, then it is for the caller to record. */
  readonly verified: boolean;
}

/**
 * Downloads a file so that it is there whole and verified or not at all, and goes on where an earlier attempt stopped,
 * even a killed one. A file of the right size and content that is there already is returned without a request.
 *
 * Own code, since the downloader of `node-llama-cpp` (the package `ipull`) does not do what a model of many GB needs: it
 * has no ETag and no `If-Range`, so that a file which changes between two attempts becomes a mixture; it marks a chunk as
 * complete before its bytes are written; and it has no checksum, no `fsync`, no look at the disk's space, no lock between
 * processes.
 */
export async function downloadFile(request: DownloadRequest): Promise<Result<DownloadedFile, DownloadFailure>> {
  const tuning = { ...DOWNLOAD_TUNING, ...request.tuning };
  const reporter = new ProgressReporter(request.onProgress);
  try {
    await mkdir(dirname(request.path), { recursive: true });
    await access(dirname(request.path), constants.W_OK);
    const lock = await lockFor(request, tuning, reporter);
    if (!lock.ok) return lock;
    try {
      return await downloadLocked(request, tuning, reporter);
    } finally {
      lock.value.release();
    }
  } catch (error) {
    return err(await fileFailure(error, request.path, request.bytes ?? 0));
  }
}

async function lockFor({ path, whenBusy, signal }: DownloadRequest, { busyPollMs }: DownloadTuning, reporter: ProgressReporter): Promise<Result<DownloadLock, DownloadFailure>> {
  while (!signal.aborted) {
    const lock = takeLock(path);
    if (lock !== null) return ok(lock);
    const state = await loadState(path);
    if (whenBusy !== 'wait') return err({ kind: 'busy', pid: state?.pid ?? null });
    const paused = await pausedDownload(path);
    reporter.report('waiting', paused?.receivedBytes ?? 0, paused?.totalBytes ?? null);
    await wait(busyPollMs, undefined, { signal }).catch(() => undefined);
  }
  return err({ kind: 'cancelled' });
}

async function downloadLocked(request: DownloadRequest, tuning: DownloadTuning, reporter: ProgressReporter): Promise<Result<DownloadedFile, DownloadFailure>> {
  const present = await presentFile(request, reporter);
  if (present !== null) return present;
  const { failure, isWorthKeeping } = await bring(request, tuning, reporter);
  if (failure === null) return finish(request, reporter);
  if (!isWorthKeeping) await removePart(request.path);
  return err(failure);
}

/** The file at the wanted place, when it is the wanted one; any other is going to be replaced. */
async function presentFile(request: DownloadRequest, reporter: ProgressReporter): Promise<Result<DownloadedFile, DownloadFailure> | null> {
  const size = await sizeOf(request.path);
  if (size === null || (request.bytes !== null && size !== request.bytes)) return null;
  const checked = await check(request, request.path, reporter);
  if (!checked.ok) return checked.error.kind === 'wrong-content' ? null : checked;
  await removePart(request.path);
  return checked;
}

const NOTHING_KEPT: readonly DownloadFailure['kind'][] = ['wrong-size', 'changed', 'not-found'];

async function bring(request: DownloadRequest, tuning: DownloadTuning, reporter: ProgressReporter): Promise<{ failure: DownloadFailure | null; isWorthKeeping: boolean }> {
  const part = await PartFile.open(request.path, { url: request.url, sha256: request.sha256 }, tuning.checkpointMs);
  try {
    const failure = await transfer(request, tuning, part, reporter);
    const isWorthKeeping = part.isResumable && part.receivedBytes > 0 && (failure === null || !NOTHING_KEPT.includes(failure.kind));
    return { failure, isWorthKeeping };
  } finally {
    await part.close();
  }
}

async function transfer(request: DownloadRequest, tuning: DownloadTuning, part: PartFile, reporter: ProgressReporter): Promise<DownloadFailure | null> {
  const needed = (): number => Math.max(0, (part.totalBytes ?? request.bytes ?? 0) - part.receivedBytes);
  try {
    const failure = (await lackOfSpace(request.path, needed())) ?? (await new Transfer(request, tuning, part, reporter).run());
    await (failure === null ? part.seal() : part.checkpoint());
    return failure;
  } catch (error) {
    return fileFailure(error, request.path, needed());
  }
}

/** Verifies the part and gives it its name. */
async function finish(request: DownloadRequest, reporter: ProgressReporter): Promise<Result<DownloadedFile, DownloadFailure>> {
  const part = partPath(request.path);
  const checked = await check(request, part, reporter);
  if (!checked.ok) {
    if (checked.error.kind === 'wrong-content') await removePart(request.path);
    return checked;
  }
  await rename(part, request.path);
  await syncFolder(dirname(request.path));
  await removePart(request.path);
  return checked;
}

async function check({ path, sha256, signal }: DownloadRequest, file: string, reporter: ProgressReporter): Promise<Result<DownloadedFile, DownloadFailure>> {
  const total = await sizeOf(file);
  const actual = await hashFile(file, (read) => { reporter.report('verifying', read, total); }, signal);
  if (actual === null) return err({ kind: 'cancelled' });
  if (sha256 !== null && actual !== sha256.toLowerCase()) return err({ kind: 'wrong-content', expectedSha256: sha256, actualSha256: actual });
  return ok({ path, sha256: actual, verified: sha256 !== null });
}

/** Makes the new name survive a power cut; Windows has nothing like it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (stats) => (stats.isFile() ? stats.size : null),
    () => null,
  );
}
