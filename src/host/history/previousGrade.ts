import type { DatabaseSync } from 'node:sqlite';
import type { HistoryCursor } from '../../core/history/historyStore.ts';
import { statement } from './connection.ts';

/** So many neighbours in time are looked at for a range that overlaps; the same response is found however old it is. */
const NEIGHBOURS = 1000;

/** The graded runs before the grade `this` of the same document and rubric. */
const EARLIER = `
  FROM grades AS e
  WHERE e.document_uri = this.document_uri AND e.rubric_name = this.rubric_name AND e.score IS NOT NULL
    AND (e.created_at, e.id) < (this.created_at, this.id)`;

/** The grade that `this` is compared with: the newest earlier one of the same response, or of a range that overlaps. */
const PREVIOUS = `
  SELECT seq FROM (
    SELECT * FROM (
      SELECT e.seq, e.created_at, e.id ${EARLIER} AND e.response_hash = this.response_hash
      ORDER BY e.created_at DESC, e.id DESC LIMIT 1
    )
    UNION ALL
    SELECT * FROM (
      SELECT seq, created_at, id FROM (
        SELECT e.seq, e.created_at, e.id, e.place_start, e.place_end ${EARLIER}
        ORDER BY e.created_at DESC, e.id DESC LIMIT ${NEIGHBOURS}
      )
      WHERE place_start < this.place_end AND place_end > this.place_start LIMIT 1
    )
  ) ORDER BY created_at DESC, id DESC LIMIT 1`;

function relink(db: DatabaseSync, condition: string, ...parameters: readonly (number | string)[]): void {
  const sql = `UPDATE grade_facts SET previous_seq = (SELECT (${PREVIOUS}) FROM grades AS this WHERE this.seq = grade_facts.seq AND this.score IS NOT NULL) WHERE ${condition}`;
  statement(db, sql).run(...parameters);
}

/** Finds the previous grade of every grade. */
export function linkAll(db: DatabaseSync): void {
  relink(db, 'true');
}

/** Finds it anew for the grades that were compared with one of these rows, given as a JSON list of row numbers. */
export function linkPast(db: DatabaseSync, gone: string): void {
  relink(db, 'previous_seq IN (SELECT value FROM json_each(?))', gone);
}

/**
 * Later graded runs of the same text place as `this`: the first of the same response, and those near in time whose range overlaps.
 * Whichever lies further away has a nearer previous one already. Only an import brings a grade that has any.
 */
const LATER = `
  FROM grades AS this CROSS JOIN grades AS e
  WHERE this.seq = ? AND this.score IS NOT NULL AND e.document_uri = this.document_uri AND e.rubric_name = this.rubric_name AND e.score IS NOT NULL
    AND (e.created_at, e.id) > (this.created_at, this.id)`;

const LATER_OF_PLACE = `
  SELECT * FROM (SELECT e.seq ${LATER} AND e.response_hash = this.response_hash ORDER BY e.created_at, e.id LIMIT 1)
  UNION
  SELECT seq FROM (
    SELECT e.seq, e.place_start < this.place_end AND e.place_end > this.place_start AS overlaps ${LATER}
    ORDER BY e.created_at, e.id LIMIT ${NEIGHBOURS}
  ) WHERE overlaps`;

/** A new grade becomes the previous one of these where it is newer than the one that they have. */
const BECOME_PREVIOUS = `
  UPDATE grade_facts SET previous_seq = ? WHERE seq IN (SELECT value FROM json_each(?)) AND (
    previous_seq IS NULL OR (SELECT (p.created_at, p.id) < (?, ?) FROM grades AS p WHERE p.seq = previous_seq)
  )`;

/** Finds the previous grade of a new one, and makes it the previous one of later grades of its place. */
export function linkToPrevious(db: DatabaseSync, seq: number, { createdAt, id }: HistoryCursor): void {
  relink(db, 'seq = ?', seq);
  const later = statement(db, LATER_OF_PLACE).all(seq, seq).map((row) => Number(row['seq']));
  if (later.length > 0) statement(db, BECOME_PREVIOUS).run(seq, JSON.stringify(later), createdAt, id);
}
