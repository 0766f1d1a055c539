import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { insertGrade } from '../../../src/host/history/appendGrade.ts';
import { migrate } from '../../../src/host/history/migrations.ts';
import { createUnavailableHistory } from '../../../src/host/history/unavailableHistory.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { failure, HistoryFixture, listAll, value } from './historyFixture.ts';

describe('A history that meets an obstacle', function () {
  this.timeout(30_000);
  let fixture: HistoryFixture;
  beforeEach(() => (fixture = new HistoryFixture()));
  afterEach(() => {
    fixture.dispose();
  });

  it('makes nothing before the first call, and the missing folder then', async () => {
    const path = join(fixture.folder, 'not', 'yet', 'history.db');
    const store = fixture.open({ path });
    assert.deepStrictEqual(readdirSync(fixture.folder), []);
    value(await store.version());
    assert.ok(existsSync(path));
  });

  it('says that there is none where no folder can be made, once, and tries again with the next grade', async () => {
    const blocker = join(fixture.folder, 'file');
    writeFileSync(blocker, '');
    const store = fixture.open({ path: join(blocker, 'history.db') });
    for (const result of [await store.append(sampleGrade()), await store.list({ limit: 1 }), await store.append(sampleGrade())]) {
      assert.strictEqual(failure(result).kind, 'unavailable');
    }
    assert.deepStrictEqual(fixture.kinds(), ['unavailable']);
    rmSync(blocker);
    assert.strictEqual(failure(await store.version()).kind, 'unavailable', 'reading does not knock again and again');
    value(await store.append(sampleGrade()));
    assert.strictEqual(value(await store.list({ limit: 9 })).total, 1);
  });

  it('is unavailable where a folder lies at its path', async () => {
    assert.strictEqual(failure(await fixture.open({ path: fixture.folder }).append(sampleGrade())).kind, 'unavailable');
  });

  it('reports a full disk, keeps what was acknowledged, and goes on when there is room again', async () => {
    const small = fixture.open({ maxPageCount: 60 });
    const kept: string[] = [];
    for (;;) {
      const grade = sampleGrade({ response: 'x'.repeat(5000) + String(kept.length) });
      const result = await small.append(grade);
      if (!result.ok) {
        assert.strictEqual(result.error.kind, 'disk-full');
        break;
      }
      kept.push(grade.id);
    }
    assert.ok(kept.length > 5, `${kept.length} grades fitted`);
    assert.strictEqual(value(await small.list({ limit: 999 })).total, kept.length);
    small.close();
    const roomy = fixture.open();
    value(await roomy.append(sampleGrade({ id: 'after' })));
    assert.deepStrictEqual((await listAll(roomy)).map((grade) => grade.id).toSorted(), [...kept, 'after'].toSorted());
    assert.deepStrictEqual(fixture.notices, []);
  });

  it('is unavailable with a reason when the disk is full from the start', async () => {
    assert.strictEqual(failure(await fixture.open({ maxPageCount: 3 }).append(sampleGrade())).kind, 'disk-full');
    assert.deepStrictEqual(fixture.kinds(), ['unavailable']);
  });

  it('waits for another process without holding up its own', async () => {
    const store = fixture.open({ blockingMs: 10 });
    value(await store.version());
    const other = new DatabaseSync(fixture.path);
    other.exec('BEGIN IMMEDIATE');
    const appended = store.append(sampleGrade());
    let turns = 0;
    while (turns < 5) turns = await delay(1, turns + 1);
    other.exec('COMMIT');
    other.close();
    value(await appended);
  });

  it('is busy when the other one does not end, and reads all the same', async () => {
    const store = fixture.open({ blockingMs: 5, busyMs: 20 });
    value(await store.append(sampleGrade()));
    const other = new DatabaseSync(fixture.path);
    other.exec('BEGIN IMMEDIATE');
    assert.strictEqual(failure(await store.append(sampleGrade())).kind, 'busy');
    assert.strictEqual(value(await store.list({ limit: 9 })).total, 1);
    other.close();
    value(await store.append(sampleGrade()));
  });

  it('works without shared memory, and says so', async () => {
    // SQLite's dot-file locking has no shared memory, like some network file systems.
    const store = fixture.open({ vfs: 'unix-dotfile' });
    value(await store.append(sampleGrade()));
    assert.strictEqual(value(await store.list({ limit: 9 })).total, 1);
    assert.deepStrictEqual(fixture.notices, [{ kind: 'no-wal', journalMode: 'delete' }]);
  });

  it('refuses after it was closed', async () => {
    const store = fixture.open();
    value(await store.append(sampleGrade()));
    store.close();
    store.close();
    assert.match(failure(await store.append(sampleGrade())).detail, /closed/);
  });

  it('that is stood in for by an unavailable one answers everything with the reason', async () => {
    const store = createUnavailableHistory({ kind: 'unavailable', detail: 'no disk' });
    const results = [await store.append(sampleGrade()), await store.get('x'), await store.list({ limit: 1 }), await store.latestForDocument('x'), await store.dismiss('x'), await store.version(), await store.groups({}, 'day'), await store.trend({}, 1), await store.labelled({}), await store.label('x', null), await store.labelOf('x'), await store.records({}, 1, null), await store.importRecords([]), await store.delete({ kind: 'all' }), await store.storage()];
    for (const result of results) assert.deepStrictEqual(failure(result), { kind: 'unavailable', detail: 'no disk' });
    store.close();
  });

  describe('of permissions', () => {
    const script = fileURLToPath(new URL('readOnlyProcess.ts', import.meta.url));

    /** Runs the script as a user whom permissions bind: root is not, so root becomes nobody. */
    function asBoundUser(): { readonly status: number | null; readonly output: string } {
      const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, fixture.path], { ...nobody, encoding: 'utf8' });
      return { status, output: status === 0 ? stdout : stderr };
    }

    for (const version of [1, 2, 3]) {
      it(`reads a file of version ${version} that it may not bring up to date`, function () {
        if (process.platform === 'win32') this.skip();
        const db = new DatabaseSync(fixture.path);
        migrate(db, version);
        insertGrade(db, sampleGrade());
        db.close();
        chmodSync(fixture.path, 0o444);
        chmodSync(fixture.folder, 0o555);
        const { status, output } = asBoundUser();
        chmodSync(fixture.folder, 0o755);
        assert.strictEqual(status, 0, output);
        assert.deepStrictEqual(JSON.parse(output), { total: 1, append: 'read-only', found: 1, notices: ['read-only'] });
      });
    }

    it('says that grades wait in a log that it cannot read', async function () {
      if (process.platform === 'win32') this.skip();
      const store = fixture.open({ path: `${fixture.path}.used` });
      value(await store.append(sampleGrade()));
      const db = new DatabaseSync(`${fixture.path}.used`);
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
      value(await store.append(sampleGrade()));
      for (const suffix of ['', '-wal']) copyFileSync(`${fixture.path}.used${suffix}`, fixture.path + suffix);
      chmodSync(fixture.folder, 0o555);
      const { status, output } = asBoundUser();
      chmodSync(fixture.folder, 0o755);
      assert.strictEqual(status, 0, output);
      assert.deepStrictEqual(JSON.parse(output), { total: 1, append: 'read-only', found: 1, notices: ['read-only, newest not shown'] });
    });

    for (const folderMode of [0o555, 0o755]) {
      it(`reads a file that it may not write (folder ${folderMode.toString(8)}), and says so`, async function () {
        if (process.platform === 'win32') this.skip();
        const store = fixture.open();
        value(await store.append(sampleGrade()));
        store.close();
        chmodSync(fixture.path, 0o444);
        chmodSync(fixture.folder, folderMode);
        const { status, output } = asBoundUser();
        chmodSync(fixture.folder, 0o755);
        assert.strictEqual(status, 0, output);
        assert.deepStrictEqual(JSON.parse(output), { total: 1, append: 'read-only', found: 1, notices: ['read-only'] });
      });
    }
  });
});
