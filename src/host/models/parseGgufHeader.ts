import { err, ok, type Result } from '../../core/support/result.ts';
import { ByteCursor, type CursorProblem } from './byteCursor.ts';
import { ARRAY_TYPE, GGUF_LIMITS, GGUF_MAGIC, GGUF_VERSIONS, SCALAR_BYTES, STRING_TYPE, TENSOR_BLOCKS } from './ggufFormat.ts';

/** A metadata value; of an array only its length is kept. */
export type GgufMetadataValue = string | number | boolean | { readonly arrayLength: number };

/** The head of a GGUF file, as written there. */
export interface ParsedGguf {
  readonly version: number;
  readonly metadata: ReadonlyMap<string, GgufMetadataValue>;
  readonly tensorCount: number;
  /** Bytes before the padding that precedes the tensor data. */
  readonly headerBytes: number;
  /** Where the last tensor ends. */
  readonly expectedBytes: number;
}

const DEFAULT_ALIGNMENT = 32;

/**
 * Parses the head of a GGUF file from its first bytes. `end` says how many bytes it needs at least. Never
 * throws; takes time in proportion to the bytes given, whatever they claim.
 */
export function parseGgufHeader(bytes: Uint8Array): Result<ParsedGguf, CursorProblem> {
  const cursor = new ByteCursor(bytes);
  if (cursor.u32() !== GGUF_MAGIC) cursor.fail('it does not begin with GGUF');
  const version = cursor.u32();
  if (!GGUF_VERSIONS.includes(version)) cursor.fail(`GGUF version ${version} is not supported`);
  const tensorCount = cursor.count('number of tensors', GGUF_LIMITS.tensors);
  const keyValueCount = cursor.count('number of metadata entries', GGUF_LIMITS.keyValues);
  const metadata = readMetadata(cursor, keyValueCount);
  const tensorBytes = readTensorInfos(cursor, tensorCount);
  const alignment = alignmentOf(cursor, metadata);
  // The first part of a split model may hold the metadata alone.
  if (tensorCount === 0 && !metadata.has('split.count')) cursor.fail('it holds no tensors');
  if (cursor.problem !== null) return err(cursor.problem);
  const headerBytes = cursor.offset;
  return ok({ version, metadata, tensorCount, headerBytes, expectedBytes: Math.ceil(headerBytes / alignment) * alignment + tensorBytes });
}

function readMetadata(cursor: ByteCursor, count: number): Map<string, GgufMetadataValue> {
  const metadata = new Map<string, GgufMetadataValue>();
  for (let index = 0; index < count && cursor.problem === null; index += 1) {
    const key = cursor.text('a metadata key', GGUF_LIMITS.keyBytes);
    metadata.set(key, readValue(cursor, key));
  }
  return metadata;
}

function readValue(cursor: ByteCursor, key: string): GgufMetadataValue {
  const type = cursor.u32();
  if (type === STRING_TYPE) return cursor.text(key, GGUF_LIMITS.stringBytes);
  if (type === ARRAY_TYPE) return { arrayLength: skipArray(cursor, key) };
  return readScalar(cursor, type, key);
}

function readScalar(cursor: ByteCursor, type: number, key: string): number | boolean {
  switch (type) {
    case 6:
      return cursor.f32();
    case 7:
      return cursor.u8() !== 0;
    case 2:
      return cursor.u16();
    case 4:
    case 5:
      return cursor.u32();
    case 10:
    case 11:
      return cursor.u64();
    default:
      // Other small integers and doubles: none of the entries that are read have these types.
      skipScalars(cursor, type, 1, key);
      return 0;
  }
}

function skipArray(cursor: ByteCursor, key: string): number {
  const type = cursor.u32();
  const length = cursor.count(`length of ${key}`, GGUF_LIMITS.arrayElements);
  if (type === STRING_TYPE) cursor.skipTexts(`a string of ${key}`, length, GGUF_LIMITS.stringBytes);
  else skipScalars(cursor, type, length, key);
  return length;
}

function skipScalars(cursor: ByteCursor, type: number, count: number, key: string): void {
  const size = SCALAR_BYTES.get(type);
  if (size === undefined) cursor.fail(`${key} has the unknown type ${type}`);
  else cursor.skip(size * count);
}

/** Bytes from the start of the tensor data to the end of the last tensor. */
function readTensorInfos(cursor: ByteCursor, count: number): number {
  let end = 0;
  for (let index = 0; index < count && cursor.problem === null; index += 1) end = Math.max(end, readTensorEnd(cursor));
  return end;
}

function readTensorEnd(cursor: ByteCursor): number {
  const name = cursor.text('a tensor name', GGUF_LIMITS.keyBytes);
  const dimensions = cursor.u32();
  if (dimensions > GGUF_LIMITS.dimensions) cursor.fail(`tensor ${name} has ${dimensions} dimensions`);
  let elements = 1;
  for (let index = 0; index < dimensions && cursor.problem === null; index += 1) elements *= cursor.u64();
  const type = cursor.u32();
  const block = TENSOR_BLOCKS.get(type);
  if (block === undefined) cursor.fail(`tensor ${name} has the unknown type ${type}`);
  const [blockElements, blockBytes] = block ?? [1, 1];
  const end = cursor.u64() + Math.ceil(elements / blockElements) * blockBytes;
  if (!Number.isSafeInteger(end)) cursor.fail(`tensor ${name} is too large`);
  return end;
}

function alignmentOf(cursor: ByteCursor, metadata: ReadonlyMap<string, GgufMetadataValue>): number {
  const alignment = metadata.get('general.alignment') ?? DEFAULT_ALIGNMENT;
  if (typeof alignment === 'number' && alignment > 0 && Number.isInteger(Math.log2(alignment))) return alignment;
  cursor.fail('its alignment is not a power of two');
  return DEFAULT_ALIGNMENT;
}
