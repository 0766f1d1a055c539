import type { DatabaseSync } from 'node:sqlite';
import { statement } from './connection.ts';

/** What is known of a grade beyond its row, for the list and the trend. */
export interface GradeFacts {
  /** Standard deviation of the distribution; null when ungraded. */
  readonly spread: number | null;
  readonly led: boolean;
  /** UTF-16 code units; null when not known. */
  readonly responseLength: number | null;
  /** False where only hashes of the texts are kept. */
  readonly textsKept: boolean;
}

/** Writes the facts of the grade with this row number. */
export function insertFacts(db: DatabaseSync, seq: number, { spread, led, responseLength, textsKept }: GradeFacts): void {
  statement(db, 'INSERT INTO grade_facts (seq, spread, led, response_length, texts_kept) VALUES (?, ?, ?, ?, ?)').run(seq, spread, Number(led), responseLength, Number(textsKept));
}
