import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { connect, scalar, type ConnectionOptions } from './connection.ts';
import { mayLackSharedMemory } from './sqliteFailure.ts';

/** A connection that reads, and what closes it. */
export interface Reading {
  readonly db: DatabaseSync;
  readonly close: () => void;
}

/** Opens the file where it lies. */
export function readInPlace(options: ConnectionOptions, discard: () => void = () => undefined): Reading {
  const db = connect(options, 'read-only');
  return {
    db,
    close: () => {
      db.close();
      discard();
    },
  };
}

/** Where there is no shared memory, a file with its log can be read from a copy in another place, and stays as it is. */
function readCopy({ path }: ConnectionOptions): Reading {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-history-'));
  const copy = join(folder, basename(path));
  const discard = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const suffix of ['', '-wal']) if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
    return readInPlace({ path: copy }, discard);
  } catch (error) {
    discard();
    throw error;
  }
}

/** Opens a file that may be damaged, with what is in its log, without changing it. Throws the errors of SQLite and of the file system. */
export function readDamaged(options: ConnectionOptions): Reading {
  const reading = readInPlace(options);
  if (!lacksSharedMemory(reading.db)) return reading;
  reading.close();
  return readCopy(options);
}

function lacksSharedMemory(db: DatabaseSync): boolean {
  try {
    scalar(db, 'PRAGMA user_version');
    return false;
  } catch (error) {
    return mayLackSharedMemory(error);
  }
}
