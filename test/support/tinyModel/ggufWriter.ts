import { open } from 'node:fs/promises';

/** A GGUF metadata value with its type, as the format stores it. */
export type GgufValue =
  | { readonly type: 'u16' | 'u32' | 'i32' | 'f32' | 'u64'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'f32s' | 'i32s'; readonly value: readonly number[] };

/** An F32 tensor; `shape` is innermost first, as in the file. Null data is all zeros and takes no room on disk. */
export interface GgufTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array | null;
}

/** What a GGUF file holds. */
export interface GgufContent {
  readonly keyValues: Readonly<Record<string, GgufValue>>;
  readonly tensors: readonly GgufTensor[];
}

const ALIGNMENT = 32;
const TYPE_CODES = { u16: 2, u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9, u64: 10 } as const;
const F32_TENSOR = 0;

/** Writes a GGUF version 3 file. Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
export async function writeGguf(path: string, content: GgufContent): Promise<void> {
  const header = encodeHeader(content);
  const file = await open(path, 'w');
  try {
    await file.write(header, 0, header.length, 0);
    let offset = header.length;
    for (const tensor of content.tensors) {
      if (tensor.data) {
        await file.write(new Uint8Array(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength), 0, tensor.data.byteLength, offset);
      }
      offset += aligned(byteSize(tensor));
    }
    await file.truncate(offset);
  } finally {
    await file.close();
  }
}

/** Everything before the tensor data, padded to the alignment. */
export function encodeHeader(content: GgufContent): Buffer {
  const keyValues = Object.entries(content.keyValues);
  const parts = [
    Buffer.from('GGUF'),
    u32(3),
    u64(content.tensors.length),
    u64(keyValues.length),
    ...keyValues.flatMap(([key, value]) => [text(key), ...encodeValue(value)]),
    ...encodeTensorInfos(content.tensors),
  ];
  const bytes = Buffer.concat(parts);
  return Buffer.concat([bytes, Buffer.alloc(aligned(bytes.length) - bytes.length)]);
}

function encodeTensorInfos(tensors: readonly GgufTensor[]): Buffer[] {
  let offset = 0;
  return tensors.map((tensor) => {
    const info = Buffer.concat([text(tensor.name), u32(tensor.shape.length), ...tensor.shape.map(u64), u32(F32_TENSOR), u64(offset)]);
    offset += aligned(byteSize(tensor));
    return info;
  });
}

function encodeValue(value: GgufValue): Buffer[] {
  switch (value.type) {
    case 'strings':
      return [u32(TYPE_CODES.array), u32(TYPE_CODES.string), u64(value.value.length), ...value.value.map(text)];
    case 'f32s':
      return [u32(TYPE_CODES.array), u32(TYPE_CODES.f32), u64(value.value.length), Buffer.from(Float32Array.from(value.value).buffer)];
    case 'i32s':
      return [u32(TYPE_CODES.array), u32(TYPE_CODES.i32), u64(value.value.length), Buffer.from(Int32Array.from(value.value).buffer)];
    case 'string':
      return [u32(TYPE_CODES.string), text(value.value)];
    case 'bool':
      return [u32(TYPE_CODES.bool), Buffer.from([value.value ? 1 : 0])];
    case 'u16':
      return [u32(TYPE_CODES.u16), Buffer.from(Uint16Array.of(value.value).buffer)];
    case 'u64':
      return [u32(TYPE_CODES.u64), u64(value.value)];
    case 'f32':
      return [u32(TYPE_CODES.f32), Buffer.from(Float32Array.of(value.value).buffer)];
    case 'u32':
    case 'i32':
      return [u32(TYPE_CODES[value.type]), u32(value.value)];
  }
}

function byteSize(tensor: GgufTensor): number {
  return tensor.shape.reduce((product, length) => product * length, 4);
}

function aligned(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([u64(bytes.length), bytes]);
}

function u32(value: number): Buffer {
  return Buffer.from(Uint32Array.of(value).buffer);
}

function u64(value: number): Buffer {
  return Buffer.from(BigUint64Array.of(BigInt(value)).buffer);
}
