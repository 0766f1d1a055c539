import { open, stat, type FileHandle } from 'node:fs/promises';
import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import { KNOWN_ARCHITECTURES } from './architectures.ts';
import type { CursorProblem } from './byteCursor.ts';
import { GGUF_LIMITS } from './ggufFormat.ts';
import { describeGguf, type GgufHeader } from './ggufHeader.ts';
import { parseGgufHeader, type ParsedGguf } from './parseGgufHeader.ts';

// The magic alone.
const SMALLEST = 4;
const FIRST_WINDOW = 4 * 1024 * 1024;

/**
 * Reads and checks the head of a GGUF file, so that a bad file is named before the evaluator process meets it.
 * Own code where `node-llama-cpp` has a reader of its own: that package loads native code, which the host never
 * does, and the engine itself gives no reason when it refuses a file.
 *
 * Of the file at most 32 MiB are read, whatever it claims. When the head itself is cut, `expectedBytes` of
 * `truncated` is the least that the file would need.
 */
export function readGgufHeader(path: string): Promise<Result<GgufHeader, EvaluatorFailure>> {
  return readFile(path, (header) => architectureProblem(path, header) ?? sizeProblem(path, header));
}

/** The same for a later part of a split model, which names no architecture. */
export function readPartHeader(path: string): Promise<Result<GgufHeader, EvaluatorFailure>> {
  return readFile(path, (header) => sizeProblem(path, header));
}

type Check = (header: GgufHeader) => EvaluatorFailure | null;

async function readFile(path: string, check: Check): Promise<Result<GgufHeader, EvaluatorFailure>> {
  try {
    // Asked before it is opened: opening a pipe would wait for ever.
    const stats = await stat(path);
    if (!stats.isFile()) return err({ kind: 'not-a-gguf', path, detail: stats.isDirectory() ? 'it is a folder' : 'it is not a regular file' });
    if (stats.size < SMALLEST) return err({ kind: 'not-a-gguf', path, detail: stats.size === 0 ? 'it is empty' : `it has only ${stats.size} bytes` });
    return await readRegular(path, stats.size, check);
  } catch (error) {
    return err(systemFailure(path, error));
  }
}

async function readRegular(path: string, fileBytes: number, check: Check): Promise<Result<GgufHeader, EvaluatorFailure>> {
  const file = await open(path, 'r');
  try {
    const parsed = await parseGrowing(file, fileBytes);
    if (!parsed.ok) return err(parseFailure(path, fileBytes, parsed.error));
    const header = describeGguf(parsed.value, fileBytes);
    const problem = check(header);
    return problem === null ? ok(header) : err(problem);
  } finally {
    await file.close();
  }
}

/** Parses the first 4 MiB, which hold the head of most models; then, if need be, all that a head may have. */
async function parseGrowing(file: FileHandle, fileBytes: number): Promise<Result<ParsedGguf, CursorProblem>> {
  const most = Math.min(fileBytes, GGUF_LIMITS.headerBytes);
  const first = parseGgufHeader(await readStart(file, Math.min(FIRST_WINDOW, most)));
  const wantsMore = !first.ok && first.error.kind === 'end' && FIRST_WINDOW < most;
  return wantsMore ? parseGgufHeader(await readStart(file, most)) : first;
}

async function readStart(file: FileHandle, length: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

function architectureProblem(path: string, { architecture, split }: GgufHeader): EvaluatorFailure | null {
  if (architecture === '') return { kind: 'not-a-gguf', path, detail: split !== null && split.index > 0 ? `it is part ${split.index + 1} of ${split.count} of a model under another name` : 'it does not name its architecture' };
  return KNOWN_ARCHITECTURES.has(architecture) ? null : { kind: 'unknown-architecture', path, architecture };
}

function sizeProblem(path: string, { expectedBytes, fileBytes }: GgufHeader): EvaluatorFailure | null {
  return fileBytes < expectedBytes ? { kind: 'truncated', path, expectedBytes, actualBytes: fileBytes } : null;
}

function parseFailure(path: string, fileBytes: number, problem: CursorProblem): EvaluatorFailure {
  if (problem.kind === 'malformed') return { kind: 'not-a-gguf', path, detail: problem.detail };
  if (problem.neededBytes > fileBytes) return { kind: 'truncated', path, expectedBytes: problem.neededBytes, actualBytes: fileBytes };
  return { kind: 'not-a-gguf', path, detail: `its head is longer than ${GGUF_LIMITS.headerBytes} bytes` };
}

function systemFailure(path: string, error: unknown): EvaluatorFailure {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'file-missing', path };
  return { kind: 'load-failed', path, detail: error instanceof Error ? error.message : String(error) };
}
