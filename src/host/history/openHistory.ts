import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { HistoryNotice } from '../../core/history/historyNotice.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import { connect, leaveWal, prepareFile, prepareForWriting, scalar, type ConnectionOptions } from './connection.ts';
import { HistoryDatabase, type HistoryMode } from './historyDatabase.ts';
import { migrate, SCHEMA_VERSION, schemaVersion } from './migrations.ts';
import { migratedCopy } from './migratedCopy.ts';
import type { ReportDamaged } from './readGrades.ts';
import { damageOf, plainDamageOf, setAsideIfDamaged } from './setAside.ts';
import { mayLackSharedMemory, StoreFault, toProblem, type StoreProblem } from './sqliteFailure.ts';

export interface OpenOptions extends ConnectionOptions {
  /** Told of what the owner of the history should hear of. */
  readonly onNotice: (notice: HistoryNotice) => void;
  readonly now: () => number;
}

/** An open history, and how it was found. */
export interface OpenedHistory {
  readonly database: HistoryDatabase;
  readonly mode: HistoryMode;
  /** Where the damaged file went that stood here before; null in ordinary life. */
  readonly recoveredFrom: string | null;
}

type Connection = Pick<OpenedHistory, 'mode'> & { readonly db: DatabaseSync };

/** Closes the connection when what follows fails, so that a failed opening leaves no lock behind. */
function orClose<T>(db: DatabaseSync, work: () => T): T {
  try {
    return work();
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Reads the file where it lies; a folder that takes no shared memory file needs `immutable`. */
function connectInPlace(options: OpenOptions): DatabaseSync {
  const db = connect(options, 'read-only');
  try {
    schemaVersion(db);
    return db;
  } catch {
    db.close();
    return connect(options, 'immutable');
  }
}

/** An older file that cannot be brought up to date where it lies is read from a copy in memory. */
function connectToRead(options: OpenOptions): DatabaseSync {
  const db = connectInPlace(options);
  return orClose(db, () => (schemaVersion(db) < SCHEMA_VERSION ? migratedCopy(db) : db));
}

function whyNotWritable(path: string): string | null {
  try {
    accessSync(dirname(path), constants.W_OK);
    if (statSync(path, { throwIfNoEntry: false }) !== undefined) accessSync(path, constants.W_OK);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function connectNewer(options: OpenOptions, found: number): Connection {
  options.onNotice({ kind: 'newer-schema', found, known: SCHEMA_VERSION });
  return { db: connectToRead(options), mode: 'read-only-newer' };
}

/** Whether something lies in the place of the shared memory file that this process cannot write, such as the file of another user. */
function sharedMemoryIsBlocked(path: string): boolean {
  const stats = statSync(`${path}-shm`, { throwIfNoEntry: false });
  return stats !== undefined && (!stats.isFile() || whyNotWritable(`${path}-shm`) !== null);
}

/** WAL where there is shared memory; without it a rollback journal, into which a file in WAL mode is brought first. */
function prepare(options: OpenOptions): { readonly db: DatabaseSync; readonly journalMode: string } {
  if (sharedMemoryIsBlocked(options.path)) return prepareWithoutSharedMemory(options);
  const db = connect(options, 'read-write');
  try {
    return { db, journalMode: schemaVersion(db) > SCHEMA_VERSION ? 'wal' : prepareForWriting(db) };
  } catch (error) {
    db.close();
    if (!mayLackSharedMemory(error)) throw error;
  }
  return prepareWithoutSharedMemory(options);
}

function prepareWithoutSharedMemory(options: OpenOptions): { readonly db: DatabaseSync; readonly journalMode: string } {
  // Looked for before the log goes into the file, as a damaged one is set aside as it is.
  const detail = damageOf(options, 'user_version');
  if (detail !== null) throw new StoreFault({ kind: 'corrupt', detail });
  const db = connect(options, 'read-write');
  return orClose(db, () => {
    leaveWal(db);
    prepareFile(db);
    return { db, journalMode: String(scalar(db, 'PRAGMA journal_mode')) };
  });
}

function connectToWrite(options: OpenOptions): Connection {
  const { db, journalMode } = prepare(options);
  const found = orClose(db, () => schemaVersion(db));
  if (found > SCHEMA_VERSION) {
    db.close();
    return connectNewer(options, found);
  }
  orClose(db, () => {
    migrate(db);
  });
  if (journalMode !== 'wal') options.onNotice({ kind: 'no-wal', journalMode });
  return { db, mode: 'read-write' };
}

/** Grades in the log of a file that is read as it is cannot be seen. */
function unseenLog(options: OpenOptions, db: DatabaseSync): string {
  const inLog = (statSync(`${options.path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  return inLog && db.location() !== null && scalar(db, 'PRAGMA journal_mode') !== 'wal' ? '; the newest grades wait in its -wal file and are not shown' : '';
}

function connectBest(options: OpenOptions): Connection {
  const obstacle = whyNotWritable(options.path);
  if (obstacle === null) return connectToWrite(options);
  const db = connectToRead(options);
  options.onNotice({ kind: 'read-only', detail: obstacle + unseenLog(options, db) });
  return { db, mode: 'read-only' };
}

function recoverIfDamaged(options: OpenOptions): string | null {
  if (plainDamageOf(options) === null) return null;
  const aside = setAsideIfDamaged(options, new Date(options.now()));
  if (aside === null) return null;
  options.onNotice({ kind: 'recovered', setAside: aside.path, detail: aside.detail });
  return aside.path;
}

/** Lists are read again and again; a row that does not parse is told of once. */
function oncePerGrade({ onNotice }: OpenOptions): ReportDamaged {
  const told = new Set<string>();
  return (id, detail) => {
    if (!told.has(id)) onNotice({ kind: 'damaged-grade', id, detail });
    told.add(id);
  };
}

function open(options: OpenOptions): OpenedHistory {
  mkdirSync(dirname(options.path), { recursive: true });
  const recoveredFrom = recoverIfDamaged(options);
  const { db, mode } = connectBest(options);
  const database = new HistoryDatabase(db, mode, oncePerGrade(options));
  return { database, mode, recoveredFrom };
}

/**
 * Opens the history, making folder and file if need be and bringing an older file up to date. A damaged file is renamed
 * aside first; what cannot be written is opened to read. Blocks for a few milliseconds.
 */
export function openHistory(options: OpenOptions): Result<OpenedHistory, StoreProblem> {
  if (!isBuiltin('node:sqlite')) return err({ kind: 'unavailable', detail: `Node.js ${process.version} has no SQLite; 22.16 or later has` });
  try {
    return ok(open(options));
  } catch (error) {
    return err(toProblem(error));
  }
}
