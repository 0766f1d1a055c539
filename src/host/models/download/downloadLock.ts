import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Held by the one process that downloads a file. */
export interface DownloadLock {
  release(): void;
}

const BUSY = 5;
const RETIRED = 1;

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
    const db = lockedDatabase(lockPath);
    if (db === null) return null;
    if (!isRetired(db)) return { release: () => { release(db, lockPath); } };
    // Opened before its last holder removed it: it stands for nothing now.
    db.close();
  }
}

function lockedDatabase(lockPath: string): DatabaseSync | null {
  const db = new DatabaseSync(lockPath, { timeout: 0 });
  try {
    db.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return null;
    throw error;
  }
}

function isRetired(db: DatabaseSync): boolean {
  return db.prepare('PRAGMA user_version').get()?.['user_version'] === RETIRED;
}

/** Where open files cannot be removed (Windows) it is removed after it is closed, if nobody else has it open by then. */
function release(db: DatabaseSync, lockPath: string): void {
  if (process.platform !== 'win32') {
    rmSync(lockPath, { force: true });
    db.exec(`PRAGMA user_version = ${RETIRED}; COMMIT`);
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
