import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { insertGrade } from '../../../src/host/history/appendGrade.ts';
import { prepareForWriting } from '../../../src/host/history/connection.ts';
import { migrate, SCHEMA_VERSION, schemaVersion } from '../../../src/host/history/migrations.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { failure, HistoryFixture, value } from './historyFixture.ts';

describe('The schema of a history file', () => {
  let fixture: HistoryFixture;
  beforeEach(() => (fixture = new HistoryFixture()));
  afterEach(() => {
    fixture.dispose();
  });

  function sql(statement: string): void {
    const db = new DatabaseSync(fixture.path);
    db.exec(statement);
    db.close();
  }

  for (let old = 0; old < SCHEMA_VERSION; old++) {
    it(`of version ${old} is brought up to date, with its grades searchable`, async () => {
      const grade = sampleGrade({ feedback: 'From long ago.' });
      const db = new DatabaseSync(fixture.path);
      prepareForWriting(db);
      migrate(db, old);
      assert.strictEqual(schemaVersion(db), old);
      if (old > 0) insertGrade(db, grade);
      db.close();
      const store = fixture.open();
      assert.strictEqual(value(await store.list({ limit: 9, search: 'long ago' })).total, old > 0 ? 1 : 0);
      if (old > 0) assert.deepStrictEqual(value(await store.get(grade.id)), grade);
      value(await store.append(sampleGrade()));
      value(await store.dismiss(grade.id));
      assert.deepStrictEqual(fixture.notices, []);
    });
  }

  it('is left as it was when a step fails', () => {
    const db = new DatabaseSync(fixture.path);
    migrate(db, 1);
    // In the way of the second step.
    db.exec('CREATE TABLE grade_search (x)');
    assert.throws(() => {
      migrate(db);
    }, /grade_search/);
    assert.strictEqual(schemaVersion(db), 1);
    assert.strictEqual(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'grade_texts'").get()?.['n'], 0);
    db.close();
  });

  it('that is newer is read and never written, and said so', async () => {
    const first = fixture.open();
    const grade = sampleGrade();
    value(await first.append(grade));
    first.close();
    sql(`ALTER TABLE grades ADD COLUMN mood TEXT; PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    const before = readFileSync(fixture.path);
    const store = fixture.open();
    assert.deepStrictEqual(value(await store.get(grade.id)), grade);
    assert.strictEqual(value(await store.list({ limit: 9, search: 'polite' })).total, 1);
    assert.deepStrictEqual(value(await store.latestForDocument('file:///answers.md')), [grade]);
    assert.strictEqual(failure(await store.append(sampleGrade())).kind, 'read-only');
    assert.strictEqual(failure(await store.dismiss(grade.id)).kind, 'read-only');
    store.close();
    assert.deepStrictEqual(fixture.notices, [{ kind: 'newer-schema', found: SCHEMA_VERSION + 1, known: SCHEMA_VERSION }]);
    assert.deepStrictEqual(readFileSync(fixture.path), before);
  });

  it('that a newer version changes while it is open is no longer written', async () => {
    const store = fixture.open();
    const grade = sampleGrade();
    value(await store.append(grade));
    sql(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    assert.strictEqual(failure(await store.append(sampleGrade())).kind, 'read-only');
    assert.deepStrictEqual(fixture.kinds(), ['newer-schema']);
    assert.strictEqual(value(await store.list({ limit: 9 })).total, 1);
  });
});
