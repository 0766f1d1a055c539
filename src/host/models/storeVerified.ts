import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FetchableModel } from './smallModel.ts';

/**
 * Writes a stream to `path`, so that the file is there whole or not at all: under a name of its own first, then
 * renamed when size and sha256 are right. Several processes may do so at once; the last rename wins, with equal content.
 * Rejects with a shown sentence when the content is another, and whenever reading or writing fails.
 */
export async function storeVerified(
  content: Readable,
  path: string,
  expected: Pick<FetchableModel, 'bytes' | 'sha256'>,
  onBytes: (received: number) => void,
  signal: AbortSignal,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${randomUUID()}.part`;
  const hash = createHash('sha256');
  let received = 0;
  const measure = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      received += chunk.length;
      if (received > expected.bytes) throw new Error(`it has more than the ${expected.bytes} bytes expected`);
      hash.update(chunk);
      onBytes(received);
      yield chunk;
    }
  };
  try {
    await pipeline(content, measure, createWriteStream(part), { signal });
    if (received !== expected.bytes) throw new Error(`it has ${received} bytes, ${expected.bytes} were expected`);
    const sha256 = hash.digest('hex');
    if (sha256 !== expected.sha256) throw new Error(`its sha256 is ${sha256}, ${expected.sha256} was expected`);
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
}

/** Whether a file of that size is there. */
export async function hasSize(path: string, bytes: number): Promise<boolean> {
  try {
    return (await stat(path)).size === bytes;
  } catch {
    return false;
  }
}
