import { join } from 'node:path';
import { writeGguf, type GgufContent, type GgufValue } from './tinyModel/ggufWriter.ts';

/** The name of a part, counted from 1. */
export function partName(prefix: string, number: number, count: number): string {
  return `${prefix}-${String(number).padStart(5, '0')}-of-${String(count).padStart(5, '0')}.gguf`;
}

/** Writes a model in so many parts, as `llama-gguf-split` does: only the first has the metadata. Gives the paths. */
export async function writeSplitGguf(folder: string, prefix: string, content: GgufContent, count: number): Promise<readonly string[]> {
  const perPart = Math.ceil(content.tensors.length / count);
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const path = join(folder, partName(prefix, index + 1, count));
      const tensors = content.tensors.slice(index * perPart, (index + 1) * perPart);
      await writeGguf(path, { tensors, keyValues: { ...(index === 0 ? content.keyValues : {}), ...splitMetadata(index, count, content.tensors.length) } });
      return path;
    }),
  );
}

function splitMetadata(index: number, count: number, tensors: number): Record<string, GgufValue> {
  return { 'split.no': { type: 'u16', value: index }, 'split.count': { type: 'u16', value: count }, 'split.tensors.count': { type: 'i32', value: tensors } };
}
