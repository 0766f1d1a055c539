import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { HistorySelection } from '../../../src/core/history/historyStore.ts';
import type { HistoryStore } from '../../../src/core/history/historyStore.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { HistoryFixture, listAll, value } from './historyFixture.ts';

const LABEL = { opinion: { kind: 'agree' }, note: 'xylophonenote', labelledAt: 1 } as const;

describe('Deleting from the history', function () {
  this.timeout(30_000);
  let fixture: HistoryFixture;
  let store: HistoryStore;
  beforeEach(() => {
    fixture = new HistoryFixture();
    store = fixture.open();
  });
  afterEach(() => {
    fixture.dispose();
  });

  function count(sql: string): unknown {
    const db = new DatabaseSync(fixture.path, { readOnly: true });
    const row = db.prepare(sql).get();
    db.close();
    return Object.values(row ?? {})[0];
  }

  /** All bytes of the database and its companions, in lower case as the search index has its words. */
  function bytes(): string {
    return ['', '-wal', '-journal'].map((suffix) => fixture.path + suffix).filter((path) => existsSync(path)).map((path) => readFileSync(path, 'latin1')).join('').toLowerCase();
  }

  function assertSound(): void {
    const db = new DatabaseSync(fixture.path);
    assert.deepStrictEqual({ ...db.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' });
    db.exec("INSERT INTO grade_search (grade_search, rank) VALUES ('integrity-check', 1)");
    db.close();
  }

  const selections: readonly (readonly [HistorySelection, readonly string[]])[] = [
    [{ kind: 'ids', ids: ['a', 'c', 'nowhere'] }, ['d', 'b']],
    [{ kind: 'ids', ids: [] }, ['d', 'c', 'b', 'a']],
    [{ kind: 'document', documentUri: 'file:///x' }, ['d', 'c']],
    [{ kind: 'before', createdAt: 3 }, ['d', 'c']],
    [{ kind: 'all' }, []],
  ];
  for (const [selection, left] of selections) {
    it(`takes what was selected and nothing else: ${JSON.stringify(selection)}`, async () => {
      for (const [index, id] of ['a', 'b', 'c', 'd'].entries()) value(await store.append(sampleGrade({ id, createdAt: index + 1, uri: index < 2 ? 'file:///x' : 'file:///y' })));
      for (const id of ['a', 'd']) value(await store.label(id, LABEL));
      assert.strictEqual(value(await store.delete(selection)), 4 - left.length);
      assert.deepStrictEqual((await listAll(store)).map((grade) => grade.id), left);
      assert.strictEqual(value(await store.list({ limit: 9, search: 'polite' })).total, left.length);
      assert.strictEqual(value(await store.storage()).labels, ['a', 'd'].filter((id) => left.includes(id)).length);
      assertSound();
    });
  }

  it('leaves texts that other grades use, and no others', async () => {
    value(await store.append(sampleGrade({ id: 'a', response: 'both', instruction: 'only a' })));
    value(await store.append(sampleGrade({ id: 'b', response: 'both', instruction: 'only b' })));
    value(await store.delete({ kind: 'ids', ids: ['a'] }));
    assert.strictEqual(count('SELECT count(*) FROM texts'), 3, 'response, instruction and rubric of b');
    assert.strictEqual(value(await store.get('b'))?.texts.response, 'both');
    value(await store.delete({ kind: 'ids', ids: ['b'] }));
    for (const table of ['texts', 'grades', 'grade_facts', 'labels', 'dismissals']) assert.strictEqual(count(`SELECT count(*) FROM ${table}`), 0, table);
  });

  const ways: readonly (readonly [string, HistorySelection, number])[] = [
    ['one', { kind: 'ids', ids: ['secret'] }, 149],
    ['many', { kind: 'document', documentUri: 'file:///secret' }, 100],
    ['all', { kind: 'all' }, 0],
  ];
  for (const [way, selection, left] of ways) {
    it(`leaves nothing of it in the files, also after others came (${way})`, async () => {
      const secret = { id: 'secret', response: 'Quetzalcoatl sang.', instruction: 'Zanzibarian tales', reference: 'Wolframite', feedback: `Mississippian ${'long text '.repeat(900)}`, uri: 'file:///secret', createdAt: -1 };
      const words = ['quetzalcoatl', 'zanzibarian', 'wolframite', 'mississippian', 'xylophonenote'];
      for (let index = 0; index < 150; index++) {
        const uri = index % 3 === 1 ? 'file:///secret' : 'file:///open';
        value(await store.append(index === 40 ? sampleGrade(secret) : sampleGrade({ uri, response: `Response ${index} ${'and more '.repeat(50)}`, createdAt: index })));
      }
      value(await store.label('secret', LABEL));
      for (const word of words) assert.ok(bytes().includes(word.slice(2)), `${word} is there at first`);
      value(await store.delete(selection));
      for (const word of words) assert.ok(!bytes().includes(word.slice(2)), `${word} is gone`);
      assert.strictEqual((await listAll(store)).length, left);
      assertSound();
    });
  }

  it('makes the file smaller', async () => {
    value(await store.importRecords(Array.from({ length: 300 }, (_, index) => ({ grade: sampleGrade({ createdAt: index, response: `${index} ${'abc '.repeat(500)}` }), label: null }))));
    value(await store.delete({ kind: 'ids', ids: [] }));
    const before = value(await store.storage()).bytes;
    value(await store.delete({ kind: 'before', createdAt: 280 }));
    const { bytes: after, grades, withTexts } = value(await store.storage());
    assert.ok(after < before / 2, `${before} -> ${after}`);
    assert.deepStrictEqual([grades, withTexts], [20, 20]);
    value(await store.delete({ kind: 'all' }));
    assert.ok(statSync(fixture.path).size < 200_000, String(statSync(fixture.path).size));
  });

  it('goes on beside another window that reads and writes', async () => {
    const other = fixture.open();
    value(await store.importRecords(Array.from({ length: 250 }, (_, index) => ({ grade: sampleGrade({ id: `old-${index}`, createdAt: index }), label: null }))));
    const deleting = store.delete({ kind: 'before', createdAt: 1000 });
    for (let index = 0; index < 10; index++) value(await other.append(sampleGrade({ id: `new-${index}`, createdAt: 2000 + index })));
    assert.strictEqual(value(await deleting), 250);
    assert.deepStrictEqual((await listAll(other)).map((grade) => grade.id).toSorted(), Array.from({ length: 10 }, (_, index) => `new-${index}`));
    assertSound();
  });
});
