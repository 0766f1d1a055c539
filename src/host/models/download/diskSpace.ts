import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DownloadFailure } from './failure.ts';

const SQLITE_FULL = 13;

/** Null when the disk has room for so many more bytes beside `path`. */
export async function lackOfSpace(path: string, neededBytes: number): Promise<DownloadFailure | null> {
  const { bavail, bsize } = await statfs(dirname(path));
  const freeBytes = bavail * bsize;
  return neededBytes > freeBytes ? { kind: 'disk-full', path, neededBytes, freeBytes } : null;
}

/** An error of the file system, or of the lock in it, as a failure; other errors are bugs and are thrown on. */
export async function fileFailure(error: unknown, path: string, neededBytes: number): Promise<DownloadFailure> {
  if (!(error instanceof Error) || !('syscall' in error || 'errcode' in error)) throw error;
  if (!isFull(error)) return { kind: 'not-writable', path, detail: error.message };
  const { bavail, bsize } = await statfs(dirname(path));
  return { kind: 'disk-full', path, neededBytes, freeBytes: bavail * bsize };
}

function isFull(error: Error): boolean {
  if ('errcode' in error && error.errcode === SQLITE_FULL) return true;
  return 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
