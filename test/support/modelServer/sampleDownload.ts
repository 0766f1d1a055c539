import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DownloadRequest } from '../../../src/host/models/download/downloadRequest.ts';
import type { ModelServer, ServedFile } from './modelServer.ts';

/** One mebibyte that repeats nowhere, so that bytes at a wrong place are found. */
export const CONTENT = bytesOf('one', 1024 * 1024);

export const FILE: ServedFile = { content: CONTENT, etag: '"one"' };

/** The same length, other bytes. */
export const OTHER_FILE: ServedFile = { content: bytesOf('two', CONTENT.length), etag: '"two"' };

/** Size of a range in tests: eight make the file. */
export const PIECE = 128 * 1024;

/** Short pauses; what is only waited for when all is well is long, for busy machines. */
export const TUNING = { connectMs: 10_000, stallMs: 10_000, retries: 3, pauseMs: 2, longestPauseMs: 5000, pieceBytes: PIECE, checkpointMs: 1000, busyPollMs: 10 };

export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** For servers that go silent. */
export const IMPATIENT = { ...TUNING, connectMs: 200, stallMs: 120 };

/** What a request needs beside the file and its place. */
export const SAMPLE_REQUEST: DownloadRequest = {
  url: '',
  path: '',
  bytes: null,
  sha256: null,
  parts: 4,
  signal: new AbortController().signal,
  onProgress: () => undefined,
  tuning: TUNING,
};

/** A request for the server's file as it is now, into a folder. */
export function requestFor(server: ModelServer, folder: string, changes: Partial<DownloadRequest> = {}): DownloadRequest {
  const { content } = server.file;
  return { ...SAMPLE_REQUEST, url: server.url, path: join(folder, 'model.gguf'), bytes: content.length, sha256: sha256(content), ...changes };
}

function bytesOf(seed: string, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) => createHash('sha256').update(`${seed}${index}`).digest());
  return Buffer.concat(blocks).subarray(0, length);
}
