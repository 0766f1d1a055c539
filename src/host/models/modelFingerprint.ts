import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { GgufHeader } from './ggufHeader.ts';

const SAMPLES = 64;
const SAMPLE_BYTES = 64 * 1024;

/**
 * Hex SHA-256 that tells two model files apart: over the file size (8 bytes, little-endian), the head of the file
 * (names, vocabulary, tensor list), and 64 blocks of 64 KiB spread evenly over the tensor data, the last one at its
 * end. Reads 4 MiB and the head instead of several GB: 15 ms instead of half a minute for a 7B model. Training or
 * quantising again changes weights everywhere, so the samples see it; a few bytes changed by hand they may miss.
 * Rejects when the file cannot be read.
 */
export async function modelFingerprint(path: string, header: Pick<GgufHeader, 'fileBytes' | 'headerBytes'>): Promise<string> {
  const hash = createHash('sha256');
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(header.fileBytes));
  hash.update(size);
  const file = await open(path, 'r');
  try {
    for (const { position, length } of sampledRanges(header)) hash.update(await readRange(file, position, length));
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

/** The fingerprint of a model in several files: hex SHA-256 over those of its parts, in order; with one part, that one's. */
export async function splitFingerprint(parts: readonly { readonly path: string; readonly header: Pick<GgufHeader, 'fileBytes' | 'headerBytes'> }[]): Promise<string> {
  const fingerprints = await Promise.all(parts.map(({ path, header }) => modelFingerprint(path, header)));
  const [only] = fingerprints;
  if (fingerprints.length === 1 && only !== undefined) return only;
  return createHash('sha256').update(fingerprints.join('\n')).digest('hex');
}

interface Range {
  readonly position: number;
  readonly length: number;
}

function sampledRanges({ fileBytes, headerBytes }: Pick<GgufHeader, 'fileBytes' | 'headerBytes'>): Range[] {
  const dataBytes = fileBytes - headerBytes;
  if (dataBytes <= SAMPLES * SAMPLE_BYTES) return [{ position: 0, length: fileBytes }];
  const step = (dataBytes - SAMPLE_BYTES) / (SAMPLES - 1);
  const samples = Array.from({ length: SAMPLES }, (_, index) => ({ position: headerBytes + Math.floor(index * step), length: SAMPLE_BYTES }));
  return [{ position: 0, length: headerBytes }, ...samples];
}

async function readRange(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
