import assert from 'node:assert/strict';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Grade } from '../../../src/core/grading/grade.ts';
import { summarise } from '../../../src/core/history/gradeSummary.ts';
import type { HistoryStore } from '../../../src/core/history/historyStore.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { HistoryFixture, listAll, value } from './historyFixture.ts';

function newestFirst(a: Grade, b: Grade): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1);
}

async function appendAll(store: HistoryStore, grades: readonly Grade[]): Promise<void> {
  for (const grade of grades) value(await store.append(grade));
}

describe('The list of grades', () => {
  let fixture: HistoryFixture;
  beforeEach(() => (fixture = new HistoryFixture()));
  afterEach(() => {
    fixture.dispose();
  });

  it('is empty at first', async () => {
    assert.deepStrictEqual(value(await fixture.open().list({ limit: 10 })), { grades: [], next: null, total: 0 });
  });

  it('holds every grade once, newest first, in pages of any size, equal times included', async () => {
    const store = fixture.open();
    const times = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 25 });
    const grades: Grade[] = [];
    await fc.assert(
      fc.asyncProperty(times, fc.integer({ min: 1, max: 7 }), async (createdAts, limit) => {
        const more = createdAts.map((createdAt) => sampleGrade({ createdAt, uri: null }));
        await appendAll(store, more);
        grades.push(...more);
        assert.deepStrictEqual(await listAll(store, limit), grades.toSorted(newestFirst).map(summarise));
      }),
      { numRuns: 8 },
    );
  });

  it('is filtered by document and rubric, with the total of what matches', async () => {
    const store = fixture.open();
    const a1 = sampleGrade({ createdAt: 1, uri: 'file:///a', rubricName: 'clarity' });
    const a2 = sampleGrade({ createdAt: 2, uri: 'file:///a', rubricName: 'tone' });
    const b1 = sampleGrade({ createdAt: 3, uri: 'file:///b', rubricName: 'clarity' });
    await appendAll(store, [a1, a2, b1, sampleGrade({ createdAt: 4, uri: null, rubricName: 'depth' })]);
    const ids = async (filter: object): Promise<readonly string[]> => {
      const page = value(await store.list({ limit: 1, ...filter }));
      const rest = page.next === null ? [] : value(await store.list({ limit: 9, after: page.next, ...filter })).grades;
      const found = [...page.grades, ...rest].map((grade) => grade.id);
      assert.strictEqual(page.total, found.length);
      return found;
    };
    assert.deepStrictEqual(await ids({ documentUri: 'file:///a' }), [a2.id, a1.id]);
    assert.deepStrictEqual(await ids({ rubricName: 'clarity' }), [b1.id, a1.id]);
    assert.deepStrictEqual(await ids({ documentUri: 'file:///a', rubricName: 'clarity' }), [a1.id]);
    assert.deepStrictEqual(await ids({ documentUri: 'file:///nowhere' }), []);
  });

  it('counts again after each write, of this store or of another', async () => {
    const [one, two] = [fixture.open(), fixture.open()];
    const total = async (): Promise<number> => value(await one.list({ limit: 1, search: 'clear' })).total;
    assert.strictEqual(await total(), 0);
    value(await one.append(sampleGrade()));
    assert.strictEqual(await total(), 1);
    value(await two.append(sampleGrade()));
    assert.strictEqual(await total(), 2);
  });

  it('takes a limit out of range as the nearest one in range', async () => {
    const store = fixture.open();
    await appendAll(store, [sampleGrade(), sampleGrade()]);
    assert.strictEqual(value(await store.list({ limit: 0 })).grades.length, 1);
    assert.strictEqual(value(await store.list({ limit: 5000 })).grades.length, 2);
  });
});
