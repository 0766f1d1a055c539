import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import { err, ok, type Result } from '../../core/support/result.ts';

/** A file name of a split model: `name-00001-of-00003.gguf`. Source: `llama_split_path` in llama.cpp's `llama.h`. */
const PART_NAME = /^(?<prefix>.*)-(?<number>\d{5})-of-(?<count>\d{5})\.gguf$/;

/** No model comes in more parts; a name that claims more would have thousands of files looked for. */
const MOST_PARTS = 1000;

/** The files of the model that `path` belongs to, the first part first; `path` alone when its name is not that of a part. */
export function partPaths(path: string): readonly string[] {
  const groups = PART_NAME.exec(basename(path))?.groups;
  const count = Number(groups?.['count'] ?? 0);
  const number = Number(groups?.['number'] ?? 0);
  if (groups === undefined || count < 1 || count > MOST_PARTS || number < 1 || number > count) return [path];
  const numbered = (index: number): string => String(index).padStart(5, '0');
  return Array.from({ length: count }, (_, index) => join(dirname(path), `${groups['prefix'] ?? ''}-${numbered(index + 1)}-of-${numbered(count)}.gguf`));
}

/** The same, once every part is there; the failure names all that are missing. */
export async function completeParts(path: string): Promise<Result<readonly string[], EvaluatorFailure>> {
  const parts = partPaths(path);
  const present = await Promise.all(parts.map(exists));
  const missing = parts.filter((_, index) => present[index] === false);
  return missing.length === 0 ? ok(parts) : err({ kind: 'file-missing', path: missing.join(' and ') });
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    // Anything else is named by who reads the file.
    return !(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'));
  }
}
