import { InsufficientMemoryError } from 'node-llama-cpp';
import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';

/** Names what the binding threw while it loaded `path`. The host checks the file's head before; this is what is left. */
export function loadFailure(error: unknown, path: string): EvaluatorFailure {
  const detail = error instanceof Error ? error.message : String(error);
  if (codeOf(error) === 'ENOENT') return { kind: 'file-missing', path };
  if (error instanceof InsufficientMemoryError || /available V?RAM|out of memory|not enough memory/i.test(detail)) return { kind: 'out-of-memory', detail };
  if (/GGUF magic|Unsupported GGUF/i.test(detail)) return { kind: 'not-a-gguf', path, detail };
  return { kind: 'load-failed', path, detail };
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
