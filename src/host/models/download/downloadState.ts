import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { Validators } from './answer.ts';
import { clipRanges, type ByteRange } from './byteRanges.ts';

/** What is known of a download that has begun; kept beside its bytes as JSON. */
export interface DownloadState {
  readonly url: string;
  /** Expected of the whole file, lower-case hex; null when unknown. */
  readonly sha256: string | null;
  readonly validators: Validators;
  readonly totalBytes: number | null;
  /** Sorted and disjoint; every byte of them is on the disk. */
  readonly done: readonly ByteRange[];
  /** The process that wrote this. */
  readonly pid: number;
}

const VERSION = 1;

/** Where the bytes of a download are until it is whole. */
export function partPath(path: string): string {
  return `${path}.part`;
}

/** Where the state of a download is. */
export function statePath(path: string): string {
  return `${path}.part.json`;
}

/** The state of a download; null when there is none that can be used. Never claims more than the part file has. */
export async function loadState(path: string): Promise<DownloadState | null> {
  try {
    const [text, { size }] = await Promise.all([readFile(statePath(path), 'utf8'), stat(partPath(path))]);
    const state: unknown = JSON.parse(text);
    return isState(state) ? { ...state, done: clipRanges(state.done, size) } : null;
  } catch {
    return null;
  }
}

/** Replaces the state in one step, so that a process killed at any moment leaves the old one or the new one. */
export async function saveState(path: string, state: DownloadState): Promise<void> {
  const temporary = `${statePath(path)}.new`;
  await writeFile(temporary, JSON.stringify({ version: VERSION, ...state }), { flush: true });
  await rename(temporary, statePath(path));
}

/** Removes the part and its state. The state goes first: without it nobody believes the part. */
export async function removePart(path: string): Promise<void> {
  for (const file of [statePath(path), `${statePath(path)}.new`, partPath(path)]) await rm(file, { force: true });
}

function isState(value: unknown): value is DownloadState {
  if (!isRecord(value) || value['version'] !== VERSION || !isRecord(value['validators'])) return false;
  const { url, sha256, totalBytes, done, pid, validators } = value;
  const texts = [sha256, validators['etag'], validators['lastModified']];
  return typeof url === 'string' && texts.every(isTextOrNull) && (totalBytes === null || isCount(totalBytes)) && isCount(pid) && isRanges(done, totalBytes);
}

function isRanges(value: unknown, totalBytes: number | null): boolean {
  if (!Array.isArray(value)) return false;
  let end = -1;
  return value.every((range: unknown) => {
    if (!isRecord(range) || !isCount(range['from']) || !isCount(range['to'])) return false;
    const isNext = range['from'] > end && range['to'] > range['from'] && range['to'] <= (totalBytes ?? Infinity);
    end = range['to'];
    return isNext;
  });
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
