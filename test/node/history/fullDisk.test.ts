import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import type { HistoryStore } from '../../../src/core/history/historyStore.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { failure, HistoryFixture, listAll, value } from './historyFixture.ts';

function run(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

// A real file system of 2 MB; root alone may mount one.
describe('A history on a disk that is full', () => {
  let fixture: HistoryFixture;
  let disk: string;
  let path: string;

  before(function () {
    if (process.platform === 'linux' && process.getuid?.() === 0) return;
    console.log('      not tested: only root on Linux may mount a small disk');
    this.skip();
  });
  beforeEach(function () {
    fixture = new HistoryFixture();
    disk = join(fixture.folder, 'disk');
    path = join(disk, 'history.db');
    mkdirSync(disk);
    if (run('mount', '-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk)) return;
    console.log('      not tested: a small disk cannot be mounted here');
    fixture.dispose();
    this.skip();
  });
  afterEach(() => {
    fixture.closeAll();
    run('umount', disk);
    fixture.dispose();
  });

  async function fill(store: HistoryStore): Promise<readonly string[]> {
    const kept: string[] = [];
    for (;;) {
      const id = `g${kept.length}`;
      const result = await store.append(sampleGrade({ id, createdAt: kept.length, response: `${'long text '.repeat(400)}${id}` }));
      if (!result.ok) {
        assert.strictEqual(result.error.kind, 'disk-full', JSON.stringify(result.error));
        return kept;
      }
      kept.push(id);
    }
  }

  function assertSound(): void {
    const db = new DatabaseSync(path, { readOnly: true });
    assert.deepStrictEqual({ ...db.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' });
    db.close();
  }

  it('keeps what was acknowledged, refuses the rest by name, and reads on', async () => {
    const store = fixture.open({ path });
    const kept = await fill(store);
    assert.ok(kept.length > 5, String(kept.length));
    assert.deepStrictEqual((await listAll(store)).map((grade) => grade.id), kept.toReversed());
    assert.strictEqual(failure(await store.importRecords([{ grade: sampleGrade({ response: 'y'.repeat(500_000) }), label: null }])).kind, 'disk-full');
    assert.strictEqual(value(await store.list({ limit: 1, search: 'long' })).total, kept.length);
    assertSound();
    store.close();
    assert.deepStrictEqual((await listAll(fixture.open({ path }))).map((grade) => grade.id), kept.toReversed());
  });

  it('goes on when there is room again', async () => {
    const other = join(disk, 'other');
    writeFileSync(other, Buffer.alloc(700_000));
    const store = fixture.open({ path });
    const kept = await fill(store);
    rmSync(other);
    value(await store.append(sampleGrade({ id: 'after', createdAt: 1e6 })));
    value(await store.delete({ kind: 'ids', ids: kept.slice(0, 5) }));
    assert.deepStrictEqual((await listAll(store)).map((grade) => grade.id), ['after', ...kept.slice(5).toReversed()]);
    assertSound();
    assert.deepStrictEqual(fixture.notices, []);
  });

  it('says so when there is no room to begin, and begins when there is', async () => {
    const other = join(disk, 'other');
    writeFileSync(other, Buffer.alloc(2 * 1024 * 1024 - 8192));
    const store = fixture.open({ path });
    assert.strictEqual(failure(await store.append(sampleGrade())).kind, 'disk-full');
    assert.deepStrictEqual(fixture.kinds(), ['unavailable']);
    rmSync(other);
    value(await store.append(sampleGrade()));
  });
});
