import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import type { PromptFamily } from '../../core/grading/family.ts';
import { ok, type Result } from '../../core/support/result.ts';
import { detectFamily } from './detectFamily.ts';
import type { GgufHeader } from './ggufHeader.ts';
import { modelFingerprint } from './modelFingerprint.ts';
import { readGgufHeader } from './readGgufHeader.ts';

/** A model file that passed the checks of its head. */
export interface InspectedModel {
  readonly path: string;
  readonly header: GgufHeader;
  /** See `modelFingerprint`. */
  readonly fingerprint: string;
  readonly family: PromptFamily;
}

/** Checks a model file and says what it is. */
export type ModelInspector = (path: string) => Promise<Result<InspectedModel, EvaluatorFailure>>;

/** Reads the head, the fingerprint and the family of a file, each time anew. */
export async function inspectModel(path: string): Promise<Result<InspectedModel, EvaluatorFailure>> {
  const header = await readGgufHeader(path);
  if (!header.ok) return header;
  const fingerprint = await modelFingerprint(path, header.value);
  return ok({ path, header: header.value, fingerprint, family: detectFamily(header.value, basename(path)) });
}

/** An inspector that remembers good files in memory, by path, size and time of change. */
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
    const { size, mtimeMs } = await stat(path);
    return JSON.stringify([path, size, mtimeMs]);
  } catch {
    // The inspection that follows says what is wrong with it.
    return null;
  }
}
