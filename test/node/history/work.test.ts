import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { HistoryStore } from '../../../src/core/history/historyStore.ts';
import { insertGrade } from '../../../src/host/history/appendGrade.ts';
import { inTransaction, prepareForWriting } from '../../../src/host/history/connection.ts';
import { migrate, SCHEMA_VERSION, schemaVersion } from '../../../src/host/history/migrations.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { HistoryFixture, listAll, value } from './historyFixture.ts';

const SCRIPT = fileURLToPath(new URL('workProcess.ts', import.meta.url));

/** A real process that does everything to a history (see workProcess.ts). */
class Worker {
  readonly lines: string[] = [];
  readonly errors: Promise<string>;
  readonly ended: Promise<unknown>;
  readonly #child;
  readonly #reader;

  constructor(path: string, name: string) {
    this.#child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, path, name], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#reader = createInterface({ input: this.#child.stdout });
    this.#reader.on('line', (line) => this.lines.push(line));
    this.errors = text(this.#child.stderr);
    this.ended = Promise.all([once(this.#child, 'close'), once(this.#reader, 'close')]);
  }

  async ready(): Promise<void> {
    if (this.lines.length === 0) await once(this.#reader, 'line');
  }

  work(rounds: number | 'forever'): void {
    this.#child.stdin.write(`${rounds}\n`);
  }

  async reached(line: string): Promise<void> {
    while (!this.lines.includes(line)) await once(this.#reader, 'line');
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }
}

function assertSound(path: string): void {
  const db = new DatabaseSync(path);
  assert.deepStrictEqual({ ...db.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' });
  db.exec("INSERT INTO grade_search (grade_search, rank) VALUES ('integrity-check', 1)");
  assert.strictEqual(db.prepare('SELECT count(*) AS n FROM grade_facts').get()?.['n'], db.prepare('SELECT count(*) AS n FROM grades').get()?.['n']);
  db.close();
}

/** What must be there, and what may be because it was on its way, by what a worker said. */
function told(lines: readonly string[]): { readonly there: Set<string>; readonly gone: Set<string>; readonly labels: Set<string>; readonly open: readonly string[] } {
  const [there, gone, labels] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const line of lines.filter((each) => each.startsWith('done '))) {
    const [, what, ...ids] = line.split(' ');
    for (const id of ids) {
      if (what === 'label') labels.add(id);
      else if (what === 'delete') gone.add(id);
      else there.add(id);
    }
  }
  for (const id of gone) there.delete(id);
  const last = lines.at(-1) ?? '';
  const open = last.startsWith('begin ') ? last.split(' ').slice(1) : [];
  return { there, gone, labels, open };
}

async function assertKept(store: HistoryStore, worker: Worker): Promise<void> {
  const { there, gone, labels, open } = told(worker.lines);
  const found = await listAll(store);
  const ids = new Set(found.map((grade) => grade.id));
  const onItsWay = new Set(open.slice(1));
  assert.deepStrictEqual([...there].filter((id) => !ids.has(id) && !onItsWay.has(id)), [], 'acknowledged and lost');
  assert.deepStrictEqual([...gone].filter((id) => ids.has(id)), [], 'deleted and back');
  const labelled = new Set(found.filter((grade) => grade.label !== null).map((grade) => grade.id));
  assert.deepStrictEqual([...labels].filter((id) => !labelled.has(id)), [], 'labels lost');
  // A grade that an import brings has its label from the start.
  assert.deepStrictEqual([...ids].filter((id) => id.includes('-i') && !labelled.has(id)), [], 'imported without their labels');
}

describe('Processes that append, label, import and delete', function () {
  this.timeout(120_000);
  let fixture: HistoryFixture;
  beforeEach(() => (fixture = new HistoryFixture()));
  afterEach(() => {
    fixture.dispose();
  });

  it('do not lose anything to each other', async () => {
    const workers = ['a', 'b', 'c'].map((name) => new Worker(fixture.path, name));
    await Promise.all(workers.map((worker) => worker.ready()));
    for (const worker of workers) worker.work(6);
    await Promise.all(workers.map((worker) => worker.ended));
    const store = fixture.open();
    for (const worker of workers) {
      assert.strictEqual(await worker.errors, '');
      assert.strictEqual(told(worker.lines).there.size, 24);
      await assertKept(store, worker);
    }
    assert.strictEqual((await listAll(store)).length, 72);
    assertSound(fixture.path);
  });

  for (const moment of ['begin append w-3', 'begin import w-4 ', 'begin delete w-5 ', 'done import w-6 ', 'begin label w-7']) {
    it(`lose nothing that was acknowledged to kill -9 (at ${moment})`, async () => {
      const worker = new Worker(fixture.path, 'w');
      await worker.ready();
      worker.work('forever');
      const matches = (line: string): boolean => line.startsWith(moment.trimEnd());
      while (!worker.lines.some(matches)) await delay(1);
      await worker.kill();
      const store = fixture.open();
      await assertKept(store, worker);
      value(await store.append(sampleGrade({ id: 'after' })));
      assert.deepStrictEqual(fixture.notices, []);
      assertSound(fixture.path);
    });
  }

  it('lose nothing to kill -9 at any moment of a migration', async () => {
    const old = `${fixture.path}.old`;
    const db = new DatabaseSync(old);
    prepareForWriting(db);
    migrate(db, 3);
    inTransaction(db, () => {
      for (let index = 0; index < 800; index++) insertGrade(db, sampleGrade({ id: `old-${index}`, createdAt: index, response: `Response ${index % 40}` }));
    });
    db.close();
    const versions: number[] = [];
    for (const [round, pause] of [0, 5, 15, 30, 60].entries()) {
      const path = `${fixture.path}.${round}`;
      copyFileSync(old, path);
      const worker = new Worker(path, 'w');
      await worker.ready();
      worker.work(1);
      await worker.reached('begin append w-0');
      await delay(pause);
      await worker.kill();
      const killed = new DatabaseSync(path);
      versions.push(schemaVersion(killed));
      killed.close();
      const store = fixture.open({ path });
      const ids = new Set((await listAll(store)).map((grade) => grade.id));
      assert.strictEqual([...ids].filter((id) => id.startsWith('old-')).length, 800);
      assert.strictEqual(value(await store.storage()).withTexts, ids.size);
      await assertKept(store, worker);
      assertSound(path);
    }
    assert.ok(versions.includes(3), `killed before the end at least once: ${versions.join(' ')}`);
    assert.ok(versions.every((version) => version === 3 || version === SCHEMA_VERSION));
    assert.deepStrictEqual(fixture.notices, []);
  });
});
