import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import type { PromptFamily } from '../../core/grading/family.ts';
import { ok, type Result } from '../../core/support/result.ts';
import { detectFamily } from './detectFamily.ts';
import type { GgufHeader } from './ggufHeader.ts';
import { splitFingerprint } from './modelFingerprint.ts';
import { readModelFiles } from './readModelFiles.ts';
import { partPaths } from './splitModel.ts';

/** A model that passed the checks of its head, or of the heads of its parts. */
export interface InspectedModel {
  /** The file, or the first part of a split model. */
  readonly path: string;
  /** All its files in order; one when it is not split. */
  readonly parts: readonly string[];
  /** Sizes are those of all parts. */
  readonly header: GgufHeader;
  /** See `modelFingerprint` and `splitFingerprint`. */
  readonly fingerprint: string;
  readonly family: PromptFamily;
  /** What the family was told by; see `FamilyGuess`. */
  readonly familyBasis: string;
}

/** Checks a model file and says what it is. */
export type ModelInspector = (path: string) => Promise<Result<InspectedModel, EvaluatorFailure>>;

/** Reads the head, the fingerprint and the family of a model, each time anew; `path` may be any part of a split one. */
export async function inspectModel(path: string): Promise<Result<InspectedModel, EvaluatorFailure>> {
  const files = await readModelFiles(path);
  if (!files.ok) return files;
  const { parts, header } = files.value;
  const paths = parts.map((part) => part.path);
  const first = paths[0] ?? path;
  const fingerprint = await splitFingerprint(parts);
  const { family, basis } = detectFamily(header, basename(first));
  return ok({ path: first, parts: paths, header, fingerprint, family, familyBasis: basis });
}

/** An inspector that remembers good models in memory, by the path, size and time of change of each file. */
export function createModelInspector(): ModelInspector {
  const known = new Map<string, InspectedModel>();
  return async (path) => {
    const key = await fileKey(path);
    const found = key === null ? undefined : known.get(key);
    if (found) return ok(found);
    const inspected = await inspectModel(path);
    if (inspected.ok && key !== null) known.set(key, inspected.value);
    return inspected;
  };
}

async function fileKey(path: string): Promise<string | null> {
  try {
    const files = await Promise.all(partPaths(path).map(async (part) => ({ part, stats: await stat(part) })));
    return JSON.stringify(files.map(({ part, stats: { size, mtimeMs } }) => [part, size, mtimeMs]));
  } catch {
    // The inspection that follows says what is wrong with it.
    return null;
  }
}
