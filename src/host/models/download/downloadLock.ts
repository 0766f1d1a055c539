import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Held by the one process that downloads a file. */
export interface DownloadLock {
  release(): void;
}

/** SQLite's result code for a lock that another connection holds. */
const BUSY = 5;
const HELD = 1;
const RETIRED = 2;

/**
 * Takes the lock of a download; null while another one holds it, in this process or another. Throws when no lock can be
 * made in that folder.
 *
 * The lock is that of an empty SQLite database beside the file, which the operating system gives back when a process
 * ends in whatever way. A file with a process id in it would need a guess about whether its writer still lives, and
 * taking over a dead one's cannot be done by two at once without a second lock.
 */
export function takeLock(path: string): DownloadLock | null {
  const lockPath = `${path}.lock`;
  for (;;) {
    const db = new DatabaseSync(lockPath, { timeout: 0 });
    const state = tryLock(db);
    if (state === 'held') return { release: () => { release(db, lockPath); } };
    db.close();
    if (state === 'busy') return null;
    // Opened before its last holder removed it: it stands for nothing now, so the next file of that name is tried.
  }
}

function tryLock(db: DatabaseSync): 'held' | 'busy' | 'retired' {
  try {
    // In this locking mode the lock outlives the transaction, until the database is closed. Nothing in it is worth a sync.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; BEGIN EXCLUSIVE');
    if (db.prepare('PRAGMA user_version').get()?.['user_version'] === RETIRED) return 'retired';
    // Takes the room that the release needs, while there is some.
    db.exec(`PRAGMA user_version = ${HELD}; COMMIT`);
    return 'held';
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return 'busy';
    db.close();
    throw error;
  }
}

/** Where open files cannot be removed (Windows) it is removed after it is closed, if nobody else has it open by then. */
function release(db: DatabaseSync, lockPath: string): void {
  if (process.platform !== 'win32') {
    rmSync(lockPath, { force: true });
    db.exec(`PRAGMA user_version = ${RETIRED}`);
  }
  db.close();
  if (process.platform === 'win32') removeIfClosed(lockPath);
}

function removeIfClosed(lockPath: string): void {
  try {
    rmSync(lockPath, { force: true });
  } catch {
    // Another process waits for it.
  }
}
