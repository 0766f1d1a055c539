import { err, ok, type Result } from '../../../core/support/result.ts';
import { countBytes } from './byteRanges.ts';
import { takeLock } from './downloadLock.ts';
import { loadState, removePart } from './downloadState.ts';
import type { DownloadFailure } from './failure.ts';

/** A download that was begun and is not finished. */
export interface PausedDownload {
  readonly url: string;
  readonly receivedBytes: number;
  /** Null when the server never said it. */
  readonly totalBytes: number | null;
}

/** What there is of a download that can be resumed, or that another process is busy with; null when nothing. */
export async function pausedDownload(path: string): Promise<PausedDownload | null> {
  const state = await loadState(path);
  const receivedBytes = countBytes(state?.done ?? []);
  return state === null || receivedBytes === 0 ? null : { url: state.url, receivedBytes, totalBytes: state.totalBytes };
}

/** Removes what there is of a download, unless another process is busy with it. Rejects when the folder cannot be written. */
export async function discardDownload(path: string): Promise<Result<null, DownloadFailure & { readonly kind: 'busy' }>> {
  const lock = takeLock(path);
  if (lock === null) return err({ kind: 'busy', pid: (await loadState(path))?.pid ?? null });
  try {
    await removePart(path);
    return ok(null);
  } finally {
    lock.release();
  }
}
