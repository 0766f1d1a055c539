import assert from 'node:assert/strict';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { HistoryFixture, listAll, value } from './historyFixture.ts';

describe('A history in WAL mode where there is no shared memory', () => {
  let fixture: HistoryFixture;
  beforeEach(() => (fixture = new HistoryFixture()));
  afterEach(() => {
    fixture.dispose();
  });

  /** A file in WAL mode with one grade in the file and one in its log, as a killed process leaves it. */
  async function moved(): Promise<string> {
    const store = fixture.open();
    value(await store.append(sampleGrade({ id: 'in-file', createdAt: 1 })));
    const db = new DatabaseSync(fixture.path);
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    value(await store.append(sampleGrade({ id: 'in-log', createdAt: 2 })));
    const path = `${fixture.path}.moved`;
    for (const suffix of ['', '-wal']) copyFileSync(fixture.path + suffix, path + suffix);
    db.close();
    return path;
  }

  function journalMode(path: string): unknown {
    const db = new DatabaseSync(path, { readOnly: true });
    const mode = db.prepare('PRAGMA journal_mode').get()?.['journal_mode'];
    db.close();
    return mode;
  }

  // Layers of SQLite that have no shared memory, like some network file systems; the last one does not even lock.
  for (const vfs of ['unix-dotfile', 'unix-none']) {
    it(`goes on with a rollback journal and loses nothing (${vfs})`, async () => {
      const path = await moved();
      const store = fixture.open({ path, vfs });
      assert.deepStrictEqual((await listAll(store)).map((grade) => grade.id), ['in-log', 'in-file']);
      value(await store.append(sampleGrade({ id: 'after', createdAt: 3 })));
      assert.deepStrictEqual(fixture.notices, [{ kind: 'no-wal', journalMode: 'delete' }]);
      store.close();
      assert.strictEqual(journalMode(path), 'delete');
      assert.ok(!existsSync(`${path}-wal`));
      const back = fixture.open({ path });
      assert.deepStrictEqual((await listAll(back)).map((grade) => grade.id), ['after', 'in-log', 'in-file']);
      assert.strictEqual(journalMode(path), 'wal', 'where there is shared memory again, it is used again');
    });
  }

  for (const obstacle of ['unix-dotfile', 'folder'] as const) {
    it(`that is damaged is set aside as it was, with its log (${obstacle})`, async () => {
      const path = await moved();
      // The first page keeps its header and loses the list of tables.
      const damaged = openSync(path, 'r+');
      writeSync(damaged, Buffer.alloc(3000, 0xa5), 0, 3000, 100);
      closeSync(damaged);
      if (obstacle === 'folder') mkdirSync(`${path}-shm`);
      const [before, log] = [readFileSync(path), readFileSync(`${path}-wal`)];
      const store = fixture.open({ path, ...(obstacle === 'folder' ? {} : { vfs: obstacle }) });
      value(await store.append(sampleGrade({ id: 'after', createdAt: 3 })));
      const { setAside } = await fixture.notice('recovered');
      assert.deepStrictEqual([readFileSync(setAside), readFileSync(`${setAside}-wal`)], [before, log]);
      assert.deepStrictEqual((await listAll(store)).map((grade) => grade.id), ['after']);
    });
  }

  it('goes on when the file for the shared memory cannot be made', async () => {
    const path = await moved();
    mkdirSync(`${path}-shm`);
    const store = fixture.open({ path });
    value(await store.append(sampleGrade({ id: 'after', createdAt: 3 })));
    assert.deepStrictEqual((await listAll(store)).map((grade) => grade.id), ['after', 'in-log', 'in-file']);
    assert.deepStrictEqual(fixture.notices, [{ kind: 'no-wal', journalMode: 'delete' }]);
  });

  it('is made there with a rollback journal', async () => {
    mkdirSync(`${fixture.path}-shm`);
    const store = fixture.open();
    value(await store.append(sampleGrade()));
    assert.deepStrictEqual(fixture.notices, [{ kind: 'no-wal', journalMode: 'delete' }]);
  });

  it('is shared by two stores that take turns', async () => {
    const path = await moved();
    const [one, two] = [fixture.open({ path, vfs: 'unix-dotfile' }), fixture.open({ path, vfs: 'unix-dotfile' })];
    for (const [index, store] of [one, two, one, two].entries()) value(await store.append(sampleGrade({ id: `g${index}`, createdAt: 10 + index })));
    assert.strictEqual((await listAll(one)).length, 6);
  });
});
