import { renameSync, statSync } from 'node:fs';
import { connect, scalar, type ConnectionOptions } from './connection.ts';
import { toProblem } from './sqliteFailure.ts';

/** How long to wait for another process that is setting the same file aside, in ms. */
const LOCK_MS = 10_000;

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** A WAL without its database: SQLite would delete it, and with it what it holds. */
export function isOrphanWal(path: string): boolean {
  return sizeOf(path) === 0 && sizeOf(`${path}-wal`) > 0;
}

/** What is wrong with the file, or null. Reads only: closing a writing connection would fold the WAL into the damaged file. */
export function damageOf(options: ConnectionOptions, check: 'quick_check(1)' | 'user_version'): string | null {
  if (isOrphanWal(options.path)) return 'the database is gone and its write-ahead log is left';
  if (sizeOf(options.path) === 0) return null;
  try {
    const db = connect(options, 'read-only');
    try {
      const found = scalar(db, `PRAGMA ${check}`);
      db.prepare('SELECT name FROM sqlite_schema').all();
      return check === 'user_version' || found === 'ok' ? null : String(found);
    } finally {
      db.close();
    }
  } catch (error) {
    const problem = toProblem(error);
    return problem.kind === 'corrupt' ? problem.detail : null;
  }
}

function rename(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, to);
}

/** `history.db` becomes `history.db.damaged-2026-11-24T10-20-30-123Z`, and its companions go with it under names that SQLite finds. */
function renameAside(path: string, now: Date): string {
  const aside = `${path}.damaged-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  // The log goes first: left behind beside a new database it would be deleted.
  for (const suffix of ['-wal', '-shm', '-journal', '']) rename(path + suffix, aside + suffix);
  return aside;
}

/** Where a damaged file went, and what was wrong with it. */
export interface SetAside {
  readonly path: string;
  readonly detail: string;
}

/**
 * Renames the file aside if it is damaged, once, whichever process finds it first: a lock (of SQLite, so that it ends with
 * its process) is held while the damage is looked for again, so that the new file of another window stays.
 * Throws the errors of SQLite and of the file system.
 */
export function setAsideIfDamaged(options: ConnectionOptions, now: Date): SetAside | null {
  // The empty lock file stays: deleted while others wait for it, it fails them with an I/O error.
  const lock = connect({ path: `${options.path}.recovery-lock`, blockingMs: LOCK_MS }, 'read-write');
  try {
    lock.exec('BEGIN EXCLUSIVE');
    const detail = damageOf(options, 'quick_check(1)');
    if (detail === null) return null;
    return { path: renameAside(options.path, now), detail };
  } finally {
    lock.close();
  }
}
