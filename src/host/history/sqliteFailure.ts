import type { HistoryFailure } from '../../core/history/historyStore.ts';

/**
 * What can go wrong inside the store. `corrupt` and `reopen` (the file was replaced, or another version
 * changed its schema) are answered by opening again, so callers of the port never see them.
 */
export type StoreProblem = HistoryFailure | { readonly kind: 'corrupt'; readonly detail: string } | { readonly kind: 'reopen'; readonly detail: string };

/** Thrown inside an operation that finds for itself that it cannot go on. */
export class StoreFault extends Error {
  readonly problem: StoreProblem;

  constructor(problem: StoreProblem) {
    super(problem.detail);
    this.problem = problem;
  }
}

// Result codes of SQLite (https://sqlite.org/rescode.html); the low byte is the primary code.
const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const READ_ONLY_MOVED = 1032;
const IO_SHM_OPEN = 4618;
const IO_SHM_SIZE = 4874;
const IO_SHM_LOCK = 5130;
const IO_SHM_MAP = 5386;
const CANNOT_OPEN = 14;
const CORRUPT = 11;
const FULL = 13;
const NOT_A_DATABASE = 26;

function resultCode(error: Error): number | null {
  return 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : null;
}

function problemOf(code: number, detail: string): StoreProblem {
  if (code === READ_ONLY_MOVED) return { kind: 'reopen', detail };
  // The shared memory file could not grow.
  if (code === IO_SHM_SIZE) return { kind: 'disk-full', detail };
  switch (code & 0xff) {
    case BUSY:
    case LOCKED:
      return { kind: 'busy', detail };
    case READ_ONLY:
      return { kind: 'read-only', detail };
    case CORRUPT:
    case NOT_A_DATABASE:
      return { kind: 'corrupt', detail };
    case FULL:
      return { kind: 'disk-full', detail };
    default:
      return { kind: 'unavailable', detail: `${detail} (SQLite ${code})` };
  }
}

/**
 * Whether this may be a file in WAL mode whose place has no shared memory: SQLite says in several ways that it
 * cannot open that, one of which also stands for a file that cannot be opened at all.
 */
export function mayLackSharedMemory(error: unknown): boolean {
  const code = error instanceof Error ? resultCode(error) : null;
  return code !== null && [CANNOT_OPEN, IO_SHM_OPEN, IO_SHM_LOCK, IO_SHM_MAP].includes(code);
}

/** Names what SQLite or the file system reported; anything else is a bug and is thrown on. */
export function toProblem(error: unknown): StoreProblem {
  if (error instanceof StoreFault) return error.problem;
  if (!(error instanceof Error)) throw error;
  const code = resultCode(error);
  if (code !== null) return problemOf(code, error.message);
  const fromSystem = 'code' in error && 'syscall' in error;
  if (fromSystem) return { kind: error.code === 'ENOSPC' ? 'disk-full' : 'unavailable', detail: error.message };
  throw error;
}
