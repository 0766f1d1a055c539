import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** The lower-case hex SHA-256 of a file; null when aborted meanwhile. */
export async function hashFile(path: string, onBytes: (read: number) => void, signal: AbortSignal): Promise<string | null> {
  const hash = createHash('sha256');
  let read = 0;
  onBytes(0);
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1024 * 1024 });
  for await (const chunk of chunks) {
    if (signal.aborted) return null;
    hash.update(chunk);
    read += chunk.length;
    onBytes(read);
  }
  return hash.digest('hex');
}
