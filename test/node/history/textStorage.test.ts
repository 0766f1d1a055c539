import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { TextStorage } from '../../../src/core/history/historyStore.ts';
import { arbitraryGrade } from '../../support/arbitraryGrade.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { HistoryFixture, value } from './historyFixture.ts';

const LABEL = { opinion: { kind: 'disagree', score: 2 }, note: 'No.', labelledAt: 5 } as const;

describe('A history that keeps no texts', () => {
  let fixture: HistoryFixture;
  beforeEach(() => (fixture = new HistoryFixture()));
  afterEach(() => {
    fixture.dispose();
  });

  it('has hashes, feedback and rubric, and says that the texts are not there', async () => {
    const store = fixture.open({ textStorage: () => 'hash-only' });
    const grade = sampleGrade({ response: 'Quetzalcoatl', instruction: 'Zanzibar', reference: 'Wolframite', feedback: 'Feedback stays.' });
    value(await store.append(grade));
    assert.deepStrictEqual(value(await store.get(grade.id)), { ...grade, texts: { instruction: '', response: '' }, textsKept: false });
    const [line] = value(await store.list({ limit: 1, search: 'stays' })).grades;
    assert.deepStrictEqual([line?.id, line?.responseExcerpt], [grade.id, '']);
    assert.strictEqual(value(await store.list({ limit: 1, search: 'Quetzalcoatl' })).total, 0);
    assert.strictEqual(value(await store.storage()).withTexts, 0);
    assert.strictEqual(value(await store.trend({}, 1))[0]?.responseLength, 12);
    store.close();
    for (const word of ['uetzalcoatl', 'anzibar', 'olframite']) assert.ok(!readFileSync(fixture.path, 'latin1').includes(word), word);
  });

  it('is asked at each grade, and the two kinds do not mix', async () => {
    let storage: TextStorage = 'hash-only';
    const store = fixture.open({ textStorage: () => storage });
    const without = sampleGrade({ id: 'without', createdAt: 1 });
    const kept = sampleGrade({ id: 'kept', createdAt: 2 });
    value(await store.append(without));
    storage = 'full';
    value(await store.append(kept));
    storage = 'hash-only';
    value(await store.append({ ...without, id: 'again', createdAt: 3 }));
    assert.deepStrictEqual(value(await store.get('kept')), kept);
    assert.strictEqual(value(await store.get('without'))?.textsKept, false);
    const latest = value(await store.list({ limit: 1 })).grades[0];
    assert.strictEqual(latest?.change?.previousId, 'kept', 'the same text is known by its hash');
    value(await store.delete({ kind: 'ids', ids: ['without', 'again'] }));
    assert.deepStrictEqual(value(await store.get('kept')), kept);
    const db = new DatabaseSync(fixture.path);
    db.exec("INSERT INTO grade_search (grade_search, rank) VALUES ('integrity-check', 1)");
    assert.strictEqual(db.prepare('SELECT count(*) AS n FROM texts').get()?.['n'], 3);
    db.close();
  });
});

describe('Importing into the history', () => {
  let fixture: HistoryFixture;
  beforeEach(() => (fixture = new HistoryFixture()));
  afterEach(() => {
    fixture.dispose();
  });

  it('brings any grades with their labels, and twice is as once', async () => {
    const store = fixture.open();
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(arbitraryGrade, { selector: (grade) => grade.id, maxLength: 6 }), async (grades) => {
        const records = grades.map((grade, index) => ({ grade, label: index % 2 === 0 ? LABEL : null }));
        assert.deepStrictEqual(value(await store.importRecords(records)), { added: records.length, present: 0 });
        assert.deepStrictEqual(value(await store.importRecords(records)), { added: 0, present: records.length });
        for (const { grade, label } of records) {
          assert.deepStrictEqual(value(await store.get(grade.id)), grade);
          assert.deepStrictEqual(value(await store.labelOf(grade.id)), label);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('leaves grades that are there as they are, with their labels', async () => {
    const store = fixture.open();
    const grade = sampleGrade();
    value(await store.append(grade));
    assert.deepStrictEqual(value(await store.importRecords([{ grade: { ...grade, responseHash: 'x' }, label: LABEL }, { grade, label: null }])), { added: 0, present: 2 });
    assert.deepStrictEqual(value(await store.get(grade.id)), grade);
    assert.strictEqual(value(await store.labelOf(grade.id)), null);
  });

  it('keeps no texts where none are kept, and takes grades that have none', async () => {
    const store = fixture.open({ textStorage: () => 'hash-only' });
    const grade = sampleGrade();
    value(await store.importRecords([{ grade, label: LABEL }]));
    const without = value(await store.get(grade.id));
    assert.strictEqual(without?.textsKept, false);
    const other = fixture.open({ path: `${fixture.path}.other` });
    value(await other.importRecords([{ grade: without, label: LABEL }]));
    assert.deepStrictEqual(value(await other.records({}, 9, null)).records, [{ grade: without, label: LABEL }]);
    assert.strictEqual(value(await other.storage()).withTexts, 0);
    assert.strictEqual(value(await other.trend({}, 1))[0]?.responseLength, null);
  });
});
