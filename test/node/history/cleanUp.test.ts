import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { HistoryStore } from '../../../src/core/history/historyStore.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { HistoryFixture, listAll, value } from './historyFixture.ts';

const SCRIPT = fileURLToPath(new URL('deletingProcess.ts', import.meta.url));
const SECRET = 'file:///secret';

describe('Words of deleted grades', function () {
  this.timeout(30_000);
  let fixture: HistoryFixture;
  beforeEach(() => (fixture = new HistoryFixture()));
  afterEach(() => {
    fixture.dispose();
  });

  /** Is the word of the deleted grades, as the search index has it, in the database or its log? */
  function isLeft(): boolean {
    return ['', '-wal'].some((suffix) => statSync(fixture.path + suffix, { throwIfNoEntry: false }) !== undefined && readFileSync(fixture.path + suffix, 'latin1').toLowerCase().includes('etzalcoatl'));
  }

  async function fill(): Promise<HistoryStore> {
    const store = fixture.open();
    const secret = Array.from({ length: 120 }, (_, index) => sampleGrade({ id: `secret-${index}`, uri: SECRET, createdAt: index, response: `Quetzalcoatl ${index} ${index.toString(36)}x` }));
    const open = Array.from({ length: 120 }, (_, index) => sampleGrade({ id: `open-${index}`, createdAt: index, response: `Other ${index} ${index.toString(36)}y` }));
    for (const grades of [secret, open]) value(await store.importRecords(grades.map((grade) => ({ grade, label: null }))));
    return store;
  }

  /** Deletes the secret in another process, which is killed as soon as so many steps left words behind. */
  async function killedAfter(steps: number): Promise<void> {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, fixture.path, SECRET], { stdio: ['ignore', 'pipe', 'inherit'] });
    let owed = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      if (line !== '0' && ++owed === steps) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  }

  function assertErased(): void {
    const db = new DatabaseSync(fixture.path);
    assert.deepStrictEqual({ ...db.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' });
    db.exec("INSERT INTO grade_search (grade_search, rank) VALUES ('integrity-check', 1)");
    assert.strictEqual(db.prepare('SELECT deletions FROM search_debt').get()?.['deletions'], 0);
    assert.strictEqual(db.prepare("SELECT v FROM grade_search_config WHERE k = 'secure-delete'").get()?.['v'], 1);
    db.close();
  }

  async function gone(): Promise<void> {
    while (isLeft()) await delay(20);
  }

  for (const steps of [1, 2, 3]) {
    it(`leave the files at the next opening when the process that deletes them was killed after step ${steps}`, async () => {
      (await fill()).close();
      await killedAfter(steps);
      assert.ok(isLeft(), 'killed too late');
      const store = fixture.open();
      const left = await listAll(store);
      const secret = left.filter((grade) => grade.documentUri === SECRET).length;
      assert.ok(secret < 120 && left.length - secret === 120, `${secret} of ${left.length}`);
      if (secret > 0) value(await store.delete({ kind: 'document', documentUri: SECRET }));
      await gone();
      assertErased();
      assert.strictEqual(value(await store.list({ limit: 1, search: 'other' })).total, 120);
      assert.strictEqual(value(await store.list({ limit: 1, search: 'quetzalcoatl' })).total, 0);
    });
  }

  it('leave the files after the next grade in a window that was open', async () => {
    const store = await fill();
    await killedAfter(2);
    assert.ok(isLeft());
    value(await store.append(sampleGrade({ id: 'next' })));
    if ((await listAll(store)).some((grade) => grade.documentUri === SECRET)) value(await store.delete({ kind: 'document', documentUri: SECRET }));
    await gone();
    assertErased();
    assert.ok((await listAll(store)).some((grade) => grade.id === 'next'));
  });

  it('leave the files while two windows delete and a third one appends', async () => {
    const [one, two, three] = [await fill(), fixture.open(), fixture.open()];
    const [byFirst, bySecond] = [one.delete({ kind: 'document', documentUri: SECRET }), two.delete({ kind: 'before', createdAt: 60 })];
    for (let index = 0; index < 10; index++) value(await three.append(sampleGrade({ id: `new-${index}`, createdAt: 1000 + index })));
    assert.strictEqual(value(await byFirst) + value(await bySecond), 180);
    await gone();
    assertErased();
    assert.strictEqual((await listAll(three)).length, 70);
  });
});
