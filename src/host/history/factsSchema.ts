import type { DatabaseSync } from 'node:sqlite';
import { spreadOf } from '../../core/grading/distribution.ts';
import { decode } from '../../core/history/decode.ts';
import { decodeVerdict } from '../../core/history/decodeVerdict.ts';
import type { Verdict } from '../../core/grading/verdict.ts';
import { insertFacts } from './gradeFacts.ts';
import { linkAll } from './previousGrade.ts';
import { parseJson } from './parseJson.ts';

/**
 * What the list shows beyond the row of a grade stands in a table of its own: a column added to `grades` would lie
 * behind its long texts, and rows of `grades` never change. The three wide indexes hold all that is filtered by, so that counting
 * and grouping read no row, and the three before them hold each group together; the last four tell which texts nobody uses any more.
 */
const FACTS = `
  CREATE TABLE grade_facts (
    seq INTEGER PRIMARY KEY,
    spread REAL,
    led INTEGER NOT NULL CHECK (led IN (0, 1)),
    response_length INTEGER,
    texts_kept INTEGER NOT NULL CHECK (texts_kept IN (0, 1)),
    previous_seq INTEGER
  ) STRICT;
  CREATE INDEX grade_facts_led ON grade_facts (seq) WHERE led = 1;
  CREATE INDEX grade_facts_previous ON grade_facts (previous_seq) WHERE previous_seq IS NOT NULL;

  CREATE TABLE labels (
    grade_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('agree', 'disagree')),
    score INTEGER CHECK (score BETWEEN 1 AND 5),
    note TEXT NOT NULL,
    labelled_at INTEGER NOT NULL,
    CHECK ((kind = 'disagree') = (score IS NOT NULL))
  ) STRICT, WITHOUT ROWID;

  DROP INDEX grades_of_document;
  DROP INDEX grades_of_rubric;
  CREATE INDEX grades_by_document ON grades (document_uri, created_at DESC, id DESC, expected_score);
  CREATE INDEX grades_by_rubric ON grades (rubric_name, created_at DESC, id DESC, expected_score);
  CREATE INDEX grades_by_evaluator ON grades (model_name, created_at DESC, id DESC, expected_score);
  CREATE INDEX grades_overview ON grades (created_at DESC, id DESC, document_uri, rubric_name, model_name, score, expected_score);
  CREATE INDEX grades_by_expected ON grades (expected_score DESC, created_at DESC, id DESC, document_uri, rubric_name, model_name, score);
  CREATE INDEX grades_by_lowest ON grades (expected_score, created_at DESC, id DESC, document_uri, rubric_name, model_name, score);
  CREATE INDEX grades_of_place ON grades (document_uri, rubric_name, created_at DESC, id DESC, place_start, place_end, score)
    WHERE score IS NOT NULL AND document_uri IS NOT NULL;
  CREATE INDEX grades_of_response ON grades (response_hash, document_uri, rubric_name, created_at DESC, id DESC, score)
    WHERE score IS NOT NULL AND document_uri IS NOT NULL;
  CREATE INDEX grades_instruction ON grades (instruction_id);
  CREATE INDEX grades_response ON grades (response_id);
  CREATE INDEX grades_reference ON grades (reference_id) WHERE reference_id IS NOT NULL;
  CREATE INDEX grades_rubric ON grades (rubric_id);

  CREATE TABLE search_debt (deletions INTEGER NOT NULL) STRICT;
  INSERT INTO search_debt VALUES (0);

  CREATE TRIGGER grades_leave_rest AFTER DELETE ON grades
  BEGIN
    DELETE FROM grade_facts WHERE seq = old.seq;
    DELETE FROM labels WHERE grade_id = old.id;
    DELETE FROM dismissals WHERE grade_id = old.id;
  END;

  INSERT INTO grade_search (grade_search, rank) VALUES ('secure-delete', 1);
`;

/** The verdict without its feedback, which the details leave out; null when it does not parse. */
function verdictIn(details: unknown): Verdict | null {
  const rest = parseJson(details);
  const verdict: unknown = typeof rest === 'object' && rest !== null && 'verdict' in rest ? rest.verdict : null;
  const decoded = decode(decodeVerdict, typeof verdict === 'object' ? { ...verdict, feedback: '' } : null);
  return decoded.ok ? decoded.value : null;
}

function fill(db: DatabaseSync): void {
  const rows = db.prepare('SELECT grades.seq, details, text FROM grades LEFT JOIN texts ON texts.id = response_id').iterate();
  for (const { seq, details, text } of rows) {
    const verdict = verdictIn(details);
    const graded = verdict?.kind === 'graded' ? verdict : null;
    const response = typeof text === 'string' ? text : null;
    insertFacts(db, Number(seq), {
      spread: graded === null ? null : spreadOf(graded.distribution),
      led: graded?.led ?? false,
      responseLength: response === null ? null : response.length,
      textsKept: response !== null,
    });
  }
}

/** Brings a file of version 3 to version 4: facts, labels and their indexes, filled in for the grades that are there. */
export function addFacts(db: DatabaseSync): void {
  db.exec(FACTS);
  fill(db);
  linkAll(db);
}
