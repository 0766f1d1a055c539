import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import type { GgufHeader } from './ggufHeader.ts';
import { readGgufHeader, readPartHeader } from './readGgufHeader.ts';
import { completeParts } from './splitModel.ts';

/** A model file, or the parts of a split one, each checked by its head. */
export interface ModelFiles {
  /** In order; the engine is given the first. */
  readonly parts: readonly { readonly path: string; readonly header: GgufHeader }[];
  /** Of the first part, with the bytes and the tensors of all. */
  readonly header: GgufHeader;
}

/** Reads the head of a model, whichever of its parts `path` names; see `readGgufHeader`. */
export async function readModelFiles(path: string): Promise<Result<ModelFiles, EvaluatorFailure>> {
  const paths = await completeParts(path);
  if (!paths.ok) return paths;
  const [first = path, ...others] = paths.value;
  const header = await readGgufHeader(first);
  if (!header.ok) return header;
  const parts = [{ path: first, header: header.value }];
  for (const other of others) {
    const read = await readPartHeader(other);
    if (!read.ok) return read;
    parts.push({ path: other, header: read.value });
  }
  const problem = parts.map((part, index) => partProblem(part.path, part.header, index, parts.length)).find((found) => found !== null) ?? tensorProblem(first, parts);
  return problem === null ? ok({ parts, header: together(header.value, parts) }) : err(problem);
}

/** A part must be what its name says. */
function partProblem(path: string, { split }: GgufHeader, index: number, count: number): EvaluatorFailure | null {
  const says = split === null ? 'that it is the whole model' : `that it is part ${split.index + 1} of ${split.count}`;
  if ((split?.count ?? 1) === count && (split?.index ?? 0) === index) return null;
  const named = count === 1 ? 'its name is not that of a part (like name-00001-of-00002.gguf)' : `its name says part ${index + 1} of ${count}`;
  return { kind: 'load-failed', path, detail: `its head says ${says}, and ${named}: give each part the name that it was downloaded with` };
}

function tensorProblem(path: string, parts: ModelFiles['parts']): EvaluatorFailure | null {
  const expected = parts[0]?.header.split?.tensorCount;
  const found = sum(parts.map(({ header }) => header.tensorCount));
  if (expected === undefined || expected === found) return null;
  return { kind: 'load-failed', path, detail: `its parts hold ${found} of ${expected} tensors, so they are not from the same model: download all parts again` };
}

function together(first: GgufHeader, parts: ModelFiles['parts']): GgufHeader {
  const total = (bytes: (header: GgufHeader) => number): number => sum(parts.map(({ header }) => bytes(header)));
  return {
    ...first,
    fileBytes: total(({ fileBytes }) => fileBytes),
    expectedBytes: total(({ expectedBytes }) => expectedBytes),
    tensorCount: total(({ tensorCount }) => tensorCount),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
