import type { DatabaseSync } from 'node:sqlite';
import { scalar } from './connection.ts';

/**
 * To take the words of a grade out of a long index without a trace takes some 50 ms: every word has its place to be found and rewritten.
 * Many grades are only marked as deleted, in milliseconds, and the index owes it that its pages are written anew without them. How many
 * transactions did that since the index was last without a trace stands in the file, so that a process that is killed owes it still.
 */
export function searchDebt(db: DatabaseSync): number {
  return Number(scalar(db, 'SELECT deletions FROM search_debt'));
}

function eraseAtOnce(db: DatabaseSync, atOnce: boolean): void {
  db.exec(`INSERT INTO grade_search (grade_search, rank) VALUES ('secure-delete', ${Number(atOnce)})`);
}

/** What this transaction deletes is marked for now and erased by `SearchCleaner`. */
export function eraseLater(db: DatabaseSync): void {
  if (searchDebt(db) === 0) eraseAtOnce(db, false);
  db.exec('UPDATE search_debt SET deletions = deletions + 1');
}

/** Nothing is owed any more; part of the transaction that erased the last of it. */
export function settleDebt(db: DatabaseSync): void {
  eraseAtOnce(db, true);
  db.exec('UPDATE search_debt SET deletions = 0');
}
