import type { DatabaseSync } from 'node:sqlite';
import { scalar } from './connection.ts';
import { searchDebt, settleDebt } from './searchDebt.ts';

/** A step may take so long, in ms. */
const STEP_MS = 40;

/** Pages of the index that a step writes: so many at first, then as many as the time allows. */
const FIRST_PAGES = 32;
const MOST_PAGES = 2048;

/**
 * Writes the search index anew in short steps, until nothing of what was deleted is in it: its segments become one, into which what is marked as
 * deleted does not go (https://sqlite.org/fts5.html, "The 'merge' Command"). Freed pages are filled with zeros.
 */
export class SearchCleaner {
  #pages = FIRST_PAGES;
  /** The debt when all segments were last put together; another one means that more was deleted since. */
  #begunAt = 0;

  /** Takes one step, part of a transaction; false when nothing is left to do. */
  step(db: DatabaseSync): boolean {
    const debt = searchDebt(db);
    if (debt === 0) return false;
    const start = performance.now();
    const goesOn = debt === this.#begunAt;
    const wrote = merge(db, goesOn ? this.#pages : -this.#pages);
    this.#begunAt = debt;
    this.#adapt(performance.now() - start);
    if (wrote || !goesOn) return true;
    settleDebt(db);
    return false;
  }

  #adapt(ms: number): void {
    const factor = Math.min(2, Math.max(0.5, STEP_MS / ms));
    this.#pages = Math.min(MOST_PAGES, Math.max(1, Math.floor(this.#pages * factor)));
  }
}

/** A negative number of pages begins with all segments, a positive one goes on; false when there was nothing to do. */
function merge(db: DatabaseSync, pages: number): boolean {
  const before = Number(scalar(db, 'SELECT total_changes()'));
  db.prepare("INSERT INTO grade_search (grade_search, rank) VALUES ('merge', ?)").run(pages);
  // The command itself counts as one.
  return Number(scalar(db, 'SELECT total_changes()')) - before >= 2;
}
