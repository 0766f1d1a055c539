import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** Writes a file that is there whole or not at all: under another name first, which is then renamed. Throws when it cannot, or when it is cancelled. */
export async function writeWhole(path: string, chunks: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.part`;
  try {
    await pipeline(chunks, createWriteStream(unfinished, { encoding: 'utf8', flags: 'wx' }), { signal });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
