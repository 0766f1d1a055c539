import { renameSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { connect, scalar, type ConnectionOptions } from './connection.ts';
import { readDamaged, readInPlace, type Reading } from './copyElsewhere.ts';
import { toProblem } from './sqliteFailure.ts';

/** How long to wait for another process that is setting the same file aside, in ms. */
const LOCK_MS = 10_000;

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** A WAL without its database: SQLite would delete it, and with it what it holds. */
function isOrphanWal(path: string): boolean {
  return sizeOf(path) === 0 && sizeOf(`${path}-wal`) > 0;
}

type Check = 'quick_check(1)' | 'user_version';

function faultIn(db: DatabaseSync, check: Check): string | null {
  const found = scalar(db, `PRAGMA ${check}`);
  db.prepare('SELECT name FROM sqlite_schema').all();
  return check === 'user_version' || found === 'ok' ? null : String(found);
}

/** The damage that `look` finds or meets, or null; a file that cannot be read for another reason is not taken for damaged. */
function damageMet(look: () => string | null): string | null {
  try {
    return look();
  } catch (error) {
    const problem = toProblem(error);
    return problem.kind === 'corrupt' ? problem.detail : null;
  }
}

function damageOnSight({ path }: ConnectionOptions): string | null {
  return isOrphanWal(path) ? 'the database is gone and its write-ahead log is left' : null;
}

function damageIn(options: ConnectionOptions, check: Check, read: (options: ConnectionOptions) => Reading): string | null {
  if (sizeOf(options.path) === 0) return damageOnSight(options);
  return damageMet(() => {
    const { db, close } = read(options);
    try {
      return faultIn(db, check);
    } finally {
      close();
    }
  });
}

/** What is seen at once to be wrong with the file, or null; one that needs shared memory where there is none is not looked at. */
export function plainDamageOf(options: ConnectionOptions): string | null {
  return damageIn(options, 'user_version', readInPlace);
}

/**
 * What is wrong with the file, or null; also where there is no shared memory. Reads only: closing a writing connection would fold the WAL
 * into the damaged file.
 */
export function damageOf(options: ConnectionOptions, check: Check): string | null {
  return damageIn(options, check, readDamaged);
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
