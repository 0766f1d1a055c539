import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { AppendingProcess } from './appendingProcess.ts';
import { HistoryFixture, listAll, value } from './historyFixture.ts';

function assertSound(path: string): void {
  const db = new DatabaseSync(path);
  assert.deepStrictEqual({ ...db.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' });
  db.exec("INSERT INTO grade_search (grade_search, rank) VALUES ('integrity-check', 1)");
  db.close();
}

describe('Several processes with one history', function () {
  this.timeout(120_000);
  let fixture: HistoryFixture;
  beforeEach(() => (fixture = new HistoryFixture()));
  afterEach(() => {
    fixture.dispose();
  });

  it('four that make it at once and append 150 grades each lose none', async () => {
    const writers = ['a', 'b', 'c', 'd'].map((name) => new AppendingProcess(fixture.path, name));
    await Promise.all(writers.map((writer) => writer.ready()));
    for (const writer of writers) writer.append(150);
    await Promise.all(writers.map((writer) => writer.ended()));
    for (const writer of writers) {
      assert.strictEqual(await writer.errors, '');
      assert.strictEqual(writer.acknowledged.length, 150);
    }
    const stored = await listAll(fixture.open());
    assert.deepStrictEqual(stored.map((grade) => grade.id).toSorted(), writers.flatMap((writer) => writer.acknowledged).toSorted());
    assertSound(fixture.path);
  });

  for (const after of [0, 1, 5, 23, 60]) {
    it(`kill -9 after ${after} or more acknowledged grades loses none of them`, async () => {
      const writer = new AppendingProcess(fixture.path, 'w');
      await writer.ready();
      writer.append('forever');
      await writer.reached(after);
      writer.kill();
      await writer.ended();
      assert.ok(writer.acknowledged.length >= after);
      const store = fixture.open();
      const stored = new Set((await listAll(store)).map((grade) => grade.id));
      assert.deepStrictEqual(writer.acknowledged.filter((id) => !stored.has(id)), []);
      // At most the one grade that was on its way is there unacknowledged.
      assert.ok(stored.size - writer.acknowledged.length <= 1);
      for (const id of stored) assert.notStrictEqual(value(await store.get(id)), null);
      assert.deepStrictEqual(fixture.notices, []);
      assertSound(fixture.path);
    });
  }

  it('another one goes on where one was killed, and both see the grades of the other', async () => {
    const [killed, survivor] = [new AppendingProcess(fixture.path, 'killed'), new AppendingProcess(fixture.path, 'survivor')];
    await Promise.all([killed.ready(), survivor.ready()]);
    killed.append('forever');
    survivor.append(60);
    await killed.reached(20);
    killed.kill();
    await Promise.all([killed.ended(), survivor.ended()]);
    const stored = new Set((await listAll(fixture.open())).map((grade) => grade.id));
    assert.strictEqual(await survivor.errors, '');
    assert.deepStrictEqual([...killed.acknowledged, ...survivor.acknowledged].filter((id) => !stored.has(id)), []);
    assert.strictEqual(survivor.acknowledged.length, 60);
    assertSound(fixture.path);
  });
});
