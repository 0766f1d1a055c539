import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { HistoryStorage } from '../../core/history/historyStore.ts';
import { scalar } from './connection.ts';

function bytesOf(path: string): number {
  return ['', '-wal', '-shm', '-journal'].reduce((sum, suffix) => sum + (statSync(path + suffix, { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** What is stored in the file at `path`. */
export function storageOf(db: DatabaseSync, path: string): HistoryStorage {
  return {
    path,
    bytes: bytesOf(path),
    grades: Number(scalar(db, 'SELECT count(*) FROM grades')),
    labels: Number(scalar(db, 'SELECT count(*) FROM labels')),
    withTexts: Number(scalar(db, 'SELECT count(*) FROM grade_facts WHERE texts_kept = 1')),
  };
}
