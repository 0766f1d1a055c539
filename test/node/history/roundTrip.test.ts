import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { summarise } from '../../../src/core/history/gradeSummary.ts';
import { arbitraryGrade } from '../../support/arbitraryGrade.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { failure, HistoryFixture, value } from './historyFixture.ts';

describe('A stored grade', () => {
  let fixture: HistoryFixture;
  beforeEach(() => (fixture = new HistoryFixture()));
  afterEach(() => {
    fixture.dispose();
  });

  it('is read back as it was written, whatever it holds', async () => {
    const store = fixture.open();
    await fc.assert(
      fc.asyncProperty(arbitraryGrade, async (grade) => {
        value(await store.append(grade));
        assert.deepStrictEqual(value(await store.get(grade.id)), grade);
        const page = value(await store.list({ limit: 1, after: { createdAt: grade.createdAt, id: `${grade.id}~` } }));
        assert.deepStrictEqual(page.grades, [summarise(grade)]);
      }),
      { numRuns: 200 },
    );
    assert.deepStrictEqual(fixture.notices, []);
  });

  it('is null when there is none with that id', async () => {
    assert.strictEqual(value(await fixture.open().get('nowhere')), null);
  });

  it('stays as it is when the same id is appended again', async () => {
    const store = fixture.open();
    const grade = sampleGrade({ feedback: 'first' });
    value(await store.append(grade));
    value(await store.append({ ...sampleGrade({ feedback: 'second' }), id: grade.id }));
    assert.deepStrictEqual(value(await store.get(grade.id)), grade);
    assert.strictEqual(value(await store.list({ limit: 9 })).total, 1);
  });

  it('keeps lone surrogates as U+FFFD, so that offsets stay true', async () => {
    const store = fixture.open();
    const grade = sampleGrade({ response: 'a\uD800b' });
    value(await store.append(grade));
    assert.strictEqual(value(await store.get(grade.id))?.texts.response, 'a\uFFFDb');
  });

  it('shares the texts that several grades have in common', async () => {
    const store = fixture.open();
    for (const response of ['one', 'two', 'three']) value(await store.append(sampleGrade({ response })));
    const db = new DatabaseSync(fixture.path, { readOnly: true });
    // Three responses, one instruction, one rubric.
    assert.strictEqual(db.prepare('SELECT count(*) AS n FROM texts').get()?.['n'], 5);
    db.close();
  });

  it('cannot be changed, only deleted, and then leaves the search index', async () => {
    const store = fixture.open();
    value(await store.append(sampleGrade({ feedback: 'unmistakable' })));
    const db = new DatabaseSync(fixture.path);
    assert.throws(() => {
      db.exec("UPDATE grades SET feedback = 'better'");
    }, /append-only/);
    db.exec('DELETE FROM grades');
    db.exec("INSERT INTO grade_search (grade_search) VALUES ('integrity-check')");
    assert.strictEqual(db.prepare("SELECT count(*) AS n FROM grade_search WHERE grade_search MATCH 'unmistakable'").get()?.['n'], 0);
    db.close();
  });

  it('that does not parse is reported and left out, and the others are read', async () => {
    const store = fixture.open();
    const good = sampleGrade({ createdAt: 1, response: 'good' });
    const bad = sampleGrade({ createdAt: 2, response: 'bad' });
    for (const grade of [good, bad]) value(await store.append(grade));
    const db = new DatabaseSync(fixture.path);
    db.exec('DROP TRIGGER grades_are_append_only');
    db.prepare('UPDATE grades SET details = ? WHERE id = ?').run('{"sampler":', bad.id);
    db.close();
    assert.match(failure(await store.get(bad.id)).detail, /cannot be read/);
    assert.deepStrictEqual(value(await store.latestForDocument('file:///answers.md')), [good]);
    assert.deepStrictEqual(fixture.kinds(), ['damaged-grade'], 'told once');
    assert.strictEqual(value(await store.list({ limit: 9 })).grades.length, 2);
  });
});
