import type { DatabaseSync } from 'node:sqlite';

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
  db.prepare(sql).run(...parameters);
}

/** Finds the previous grade of every grade. */
export function linkAll(db: DatabaseSync): void {
  relink(db, 'true');
}

/** Finds it anew for the grades that were compared with one of these rows, given as a JSON list of row numbers. */
export function linkPast(db: DatabaseSync, gone: string): void {
  relink(db, 'previous_seq IN (SELECT value FROM json_each(?))', gone);
}

/** The next graded runs of the same text place as `this`: only an import brings a grade that has any. */
const LATER_OF_PLACE = `
  SELECT seq FROM (
    SELECT e.* FROM grades AS this JOIN grades AS e
      ON e.document_uri = this.document_uri AND e.rubric_name = this.rubric_name AND e.score IS NOT NULL
      AND (e.created_at, e.id) > (this.created_at, this.id)
      AND (e.response_hash = this.response_hash OR (e.place_start < this.place_end AND e.place_end > this.place_start))
    WHERE this.seq = ? AND this.score IS NOT NULL
    ORDER BY e.created_at, e.id LIMIT ${NEIGHBOURS}
  )`;

/** Finds the previous grade of a new one, and makes it the previous one of later grades of its place. */
export function linkToPrevious(db: DatabaseSync, seq: number): void {
  relink(db, 'seq = ?', seq);
  const later = db.prepare(LATER_OF_PLACE).all(seq);
  for (const row of later) relink(db, 'seq = ?', Number(row['seq']));
}
