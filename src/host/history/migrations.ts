import type { DatabaseSync } from 'node:sqlite';
import { inTransaction, scalar } from './connection.ts';
import { addFacts } from './factsSchema.ts';

/**
 * Texts are kept once, by the SHA-256 of their UTF-8; a rubric is kept as JSON in the same way. `text` is
 * null where only the hash is kept. `grades` has a column for what is filtered and sorted by, ahead of the long
 * columns, so that the list reads no overflow pages; `details` is the rest as JSON.
 */
const GRADES = `
  CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    text TEXT
  ) STRICT;

  CREATE TABLE grades (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    document_uri TEXT,
    place_start INTEGER,
    place_end INTEGER,
    rubric_name TEXT NOT NULL,
    rubric_hash TEXT NOT NULL,
    rubric_uri TEXT,
    model_name TEXT,
    model_hash TEXT,
    family TEXT,
    demonstration_only INTEGER NOT NULL CHECK (demonstration_only IN (0, 1)),
    grader_fingerprint TEXT,
    verdict_kind TEXT NOT NULL CHECK (verdict_kind IN ('graded', 'ungraded')),
    ungraded_kind TEXT,
    score INTEGER CHECK (score BETWEEN 1 AND 5),
    expected_score REAL,
    confidence REAL,
    response_hash TEXT NOT NULL,
    response_excerpt TEXT NOT NULL,
    instruction_id INTEGER NOT NULL,
    response_id INTEGER NOT NULL,
    reference_id INTEGER,
    rubric_id INTEGER NOT NULL,
    feedback TEXT NOT NULL,
    details TEXT NOT NULL,
    CHECK ((verdict_kind = 'graded') = (score IS NOT NULL)),
    CHECK ((verdict_kind = 'ungraded') = (ungraded_kind IS NOT NULL))
  ) STRICT;

  CREATE INDEX grades_newest ON grades (created_at DESC, id DESC);
  CREATE INDEX grades_of_document ON grades (document_uri, created_at DESC, id DESC) WHERE document_uri IS NOT NULL;
  CREATE INDEX grades_of_rubric ON grades (rubric_name, created_at DESC, id DESC);

  CREATE TRIGGER grades_are_append_only BEFORE UPDATE ON grades
  BEGIN SELECT raise(ABORT, 'grades are append-only'); END;
`;

/** The index holds no copy of the texts: it reads them through the view, and can be rebuilt from it. */
const SEARCH = `
  CREATE VIEW grade_texts (seq, feedback, instruction, response, reference) AS
    SELECT grades.seq, grades.feedback, instruction.text, response.text, reference.text
    FROM grades
    LEFT JOIN texts AS instruction ON instruction.id = grades.instruction_id
    LEFT JOIN texts AS response ON response.id = grades.response_id
    LEFT JOIN texts AS reference ON reference.id = grades.reference_id;

  CREATE VIRTUAL TABLE grade_search USING fts5 (
    feedback, instruction, response, reference,
    content = 'grade_texts', content_rowid = 'seq', columnsize = 0, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
  );

  CREATE TRIGGER grades_enter_search AFTER INSERT ON grades
  BEGIN
    INSERT INTO grade_search (rowid, feedback, instruction, response, reference)
      SELECT seq, feedback, instruction, response, reference FROM grade_texts WHERE seq = new.seq;
  END;

  CREATE TRIGGER grades_leave_search BEFORE DELETE ON grades
  BEGIN
    INSERT INTO grade_search (grade_search, rowid, feedback, instruction, response, reference)
      SELECT 'delete', seq, feedback, instruction, response, reference FROM grade_texts WHERE seq = old.seq;
  END;

  INSERT INTO grade_search (grade_search) VALUES ('rebuild');
`;

const DISMISSALS = `
  CREATE TABLE dismissals (
    grade_id TEXT PRIMARY KEY,
    dismissed_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

type Migration = (db: DatabaseSync) => void;

function run(sql: string): Migration {
  return (db) => {
    db.exec(sql);
  };
}

/** Step n brings a file from `user_version` n to n + 1. Steps that were released are never edited. */
const MIGRATIONS: readonly Migration[] = [run(GRADES), run(SEARCH), run(DISMISSALS), addFacts];

/** The schema that this version reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** The schema of a file; 0 for a new one. */
export function schemaVersion(db: DatabaseSync): number {
  return Number(scalar(db, 'PRAGMA user_version'));
}

/** Takes one step; the version is read again under the write lock, as another process may have taken it meanwhile. */
function step(db: DatabaseSync): void {
  inTransaction(db, () => {
    const version = schemaVersion(db);
    const migration = MIGRATIONS[version];
    if (migration === undefined) return;
    migration(db);
    db.exec(`PRAGMA user_version = ${version + 1}`);
  });
}

/** Brings an older file up to `target`, each step in a transaction of its own; a newer file is left alone. */
export function migrate(db: DatabaseSync, target = SCHEMA_VERSION): void {
  while (schemaVersion(db) < target) step(db);
}
