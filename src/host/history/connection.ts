import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** How to open the file; all but `path` have defaults for use and exist for tests. */
export interface ConnectionOptions {
  /** The database file; its folder is created. */
  readonly path: string;
  /** How long one call may block this process while another one writes, in ms. */
  readonly blockingMs?: number;
  /** Largest size of the file in pages of 4096 bytes; a full disk on demand. */
  readonly maxPageCount?: number;
  /** SQLite's name for the file system layer, e.g. `unix-dotfile`, which has no shared memory. */
  readonly vfs?: string;
}

/** Short, because the calls are synchronous: longer waits happen between attempts, with the event loop free. */
const DEFAULT_BLOCKING_MS = 100;

/** In KiB: with SQLite's 2,000 a long history is read and written over and over again while one grade is entered into its indexes. */
const CACHE_KIB = 16_000;

type Mode = 'read-write' | 'read-only' | 'immutable';

function location({ path, vfs }: ConnectionOptions, mode: Mode): URL {
  const url = pathToFileURL(path);
  if (vfs !== undefined) url.searchParams.set('vfs', vfs);
  if (mode === 'immutable') url.searchParams.set('immutable', '1');
  return url;
}

/**
 * Opens the file. `timeout` sets `busy_timeout` before anything else is asked of the file.
 * `immutable` reads a file whose folder takes no shared memory file, without what is still in its WAL.
 * Throws the errors of SQLite.
 */
export function connect(options: ConnectionOptions, mode: Mode): DatabaseSync {
  // Asked for here and not imported, so that loading the extension loads no database.
  const { DatabaseSync: Database } = process.getBuiltinModule('node:sqlite');
  const db = new Database(location(options, mode), { readOnly: mode !== 'read-write', timeout: options.blockingMs ?? DEFAULT_BLOCKING_MS });
  if (options.maxPageCount !== undefined) db.exec(`PRAGMA max_page_count = ${options.maxPageCount}`);
  return db;
}

const prepared = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

/**
 * A statement that is used again and again, prepared once for each connection: to prepare those of one append takes longer than to run them.
 * Its text must be one of a few, and its rows must be read at once.
 */
export function statement(db: DatabaseSync, sql: string): StatementSync {
  const known = prepared.get(db) ?? new Map<string, StatementSync>();
  prepared.set(db, known);
  const found = known.get(sql) ?? db.prepare(sql);
  known.set(sql, found);
  return found;
}

/** The one value of a pragma or of a query with one row and one column. */
export function scalar(db: DatabaseSync, sql: string): unknown {
  return Object.values(db.prepare(sql).get() ?? {})[0];
}

/**
 * Turns on WAL, where readers and one writer do not wait for each other, and says which journal mode it is now:
 * a file system without shared memory keeps `delete`.
 */
export function prepareForWriting(db: DatabaseSync): string {
  prepareFile(db);
  if (scalar(db, 'PRAGMA journal_mode') !== 'wal') db.exec('PRAGMA journal_mode = WAL');
  return String(scalar(db, 'PRAGMA journal_mode'));
}

/**
 * `synchronous=FULL` puts every commit on the disk before the append is acknowledged, so that a power loss
 * takes nothing either; `NORMAL` would survive a killed process only. A grade takes seconds, the sync milliseconds.
 */
export function prepareFile(db: DatabaseSync): void {
  db.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
  // Counts for a file that is made now, and for an old one when it is vacuumed: freed pages can be given back bit by bit.
  db.exec('PRAGMA auto_vacuum = INCREMENTAL');
  // What is deleted, or moved when the search index is merged, leaves zeros behind and no text.
  db.exec('PRAGMA secure_delete = ON');
  db.exec('PRAGMA synchronous = FULL');
}

/**
 * Brings a file in WAL mode to a rollback journal where there is no shared memory: a process that has the file for itself
 * needs none (https://sqlite.org/wal.html#noshm). What is in the log goes into the file. Busy while another process has it.
 */
export function leaveWal(db: DatabaseSync): void {
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  db.exec('PRAGMA journal_mode = DELETE');
  db.exec('PRAGMA locking_mode = NORMAL');
  // The lock is given back by the next access.
  scalar(db, 'PRAGMA user_version');
}

/** Runs `work` in a transaction that takes the write lock at its start, so that what it reads stays true until it writes. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite has already rolled back after some errors, a full disk among them.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
